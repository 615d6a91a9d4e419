package zohosandbox.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import zohosandbox.metadata.Field;
import zohosandbox.query.Query.Condition;
import zohosandbox.query.Query.Criterion;
import zohosandbox.query.Query.Operator;
import zohosandbox.query.Query.Pair;

/**
 * Equalities that a criterion cannot hold without, so that only their rows need a look.
 *
 * @param rank how many rows to expect: 0 one, 4 a large part of the module
 * @param equal fields and the texts one of which they have
 */
record Narrow(int rank, List<Equality> equal) {

  /** A field of the module and a text. */
  record Equality(String field, String text) {}

  static final int LARGE_PART = 4;

  /** The narrowest equalities of a criterion; empty when it has none an index knows. */
  static Optional<Narrow> of(Criterion criterion, Function<String, Column> columns) {
    if (criterion instanceof Pair pair) {
      Optional<Narrow> left = of(pair.left(), columns);
      Optional<Narrow> right = of(pair.right(), columns);
      if (pair.both()) {
        return left.isEmpty() || right.isPresent() && right.get().rank < left.get().rank
            ? right
            : left;
      }
      return left.isPresent() && right.isPresent()
          ? Optional.of(left.get().or(right.get()))
          : Optional.empty();
    }
    Condition condition = (Condition) criterion;
    if (condition.operator() != Operator.EQUAL && condition.operator() != Operator.IN) {
      return Optional.empty();
    }
    Column column = columns.apply(condition.column());
    int rank = column.isOwn() ? rank(column.field()) : -1;
    return rank < 0
        ? Optional.empty()
        : Optional.of(
            new Narrow(
                rank,
                condition.values().stream()
                    .map(value -> Comparison.text(column, value))
                    .map(text -> new Equality(column.field().apiName(), text))
                    .toList()));
  }

  private Narrow or(Narrow other) {
    List<Equality> all = new ArrayList<>(equal);
    all.addAll(other.equal);
    return new Narrow(Math.max(rank, other.rank), all);
  }

  /** -1 where no index helps. */
  private static int rank(Field field) {
    if (field.apiName().equals("id")) {
      return 0;
    }
    return switch (field.type()) {
      case "text", "phone", "website", "email" -> field.unique() ? 1 : 2;
      case "lookup" -> 3;
      case "ownerlookup", "userlookup", "picklist" -> LARGE_PART;
      default -> -1;
    };
  }
}
