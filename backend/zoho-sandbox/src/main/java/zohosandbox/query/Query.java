package zohosandbox.query;

import java.util.List;
import java.util.Optional;

/**
 * A query that was read.
 *
 * @param columns what to show
 * @param module whose records
 * @param where which of them
 * @param groups by which columns they are put together
 * @param order in which order
 * @param offset how many to leave out
 * @param count how many at most
 */
record Query(
    List<Selected> columns,
    String module,
    Criterion where,
    List<String> groups,
    List<Order> order,
    int offset,
    int count) {

  /** Whether it asks for figures about records instead of records. */
  boolean isAggregate() {
    return !groups.isEmpty() || columns.stream().anyMatch(c -> c.function().isPresent());
  }

  Query ordered(List<Order> by) {
    return new Query(columns, module, where, groups, by, offset, count);
  }

  /**
   * Something to show.
   *
   * @param function what is made of the column's values, in small letters
   * @param column the column, or {@code *} of a count
   * @param key what it is called in the answer: its alias, else as it was written
   */
  record Selected(Optional<String> function, String column, String key) {}

  /** A column, or something selected, to sort by. */
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
