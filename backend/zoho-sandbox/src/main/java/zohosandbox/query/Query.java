package zohosandbox.query;

import java.util.List;

/**
 * A query that was read.
 *
 * @param columns what to show
 * @param module whose records
 * @param where which of them
 * @param order in which order
 * @param offset how many to leave out
 * @param count how many at most
 */
record Query(
    List<String> columns,
    String module,
    Criterion where,
    List<Order> order,
    int offset,
    int count) {

  /** A column to sort by. */
  record Order(String column, boolean descending) {}

  /** A condition, or two of them joined. */
  sealed interface Criterion {}

  /** Two criteria joined by {@code and} or {@code or}. */
  record Pair(Criterion left, boolean both, Criterion right) implements Criterion {}

  /** A column compared with values. */
  record Condition(String column, Operator operator, List<Token> values) implements Criterion {}

  /** How a column is compared. */
  enum Operator {
    EQUAL,
    NOT_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    IN,
    NOT_IN,
    LIKE,
    NOT_LIKE,
    BETWEEN,
    NOT_BETWEEN,
    IS_NULL,
    IS_NOT_NULL
  }
}
