package zohosandbox.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zohosandbox.query.Query.Condition;
import zohosandbox.query.Query.Criterion;
import zohosandbox.query.Query.Pair;

/**
 * Between which texts a column's values lie when a criterion holds; null where nothing is known.
 * Both ends are included even where the criterion excludes them: rows are tested afterwards.
 */
record Bounds(String low, String high) {

  private static final Bounds NONE = new Bounds(null, null);

  boolean isNone() {
    return low == null && high == null;
  }

  /** What a criterion says of a column of the module itself. */
  static Bounds of(Criterion criterion, Column column) {
    if (criterion instanceof Pair pair) {
      Bounds left = of(pair.left(), column);
      Bounds right = of(pair.right(), column);
      return pair.both() ? left.and(right) : left.or(right);
    }
    Condition condition = (Condition) criterion;
    return condition.column().equals(column.name()) ? of(condition, column) : NONE;
  }

  private static Bounds of(Condition condition, Column column) {
    List<String> values =
        condition.values().stream().map(token -> Comparison.text(column, token)).toList();
    return switch (condition.operator()) {
      case EQUAL -> new Bounds(values.get(0), values.get(0));
      case GREATER, GREATER_OR_EQUAL -> new Bounds(values.get(0), null);
      case LESS, LESS_OR_EQUAL -> new Bounds(null, values.get(0));
      case BETWEEN -> new Bounds(values.get(0), values.get(1));
      case IN ->
          new Bounds(
              values.stream().min(Comparator.naturalOrder()).orElse(null),
              values.stream().max(Comparator.naturalOrder()).orElse(null));
      default -> NONE;
    };
  }

  private Bounds and(Bounds other) {
    return new Bounds(
        known(low, other.low).max(Comparator.naturalOrder()).orElse(null),
        known(high, other.high).min(Comparator.naturalOrder()).orElse(null));
  }

  private Bounds or(Bounds other) {
    return new Bounds(
        low == null || other.low == null ? null : first(low, other.low),
        high == null || other.high == null ? null : last(high, other.high));
  }

  private static Stream<String> known(String one, String other) {
    return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
        .flatMap(Optional::stream);
  }

  private static String first(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static String last(String one, String other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
