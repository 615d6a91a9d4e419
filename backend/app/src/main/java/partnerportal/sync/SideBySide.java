package partnerportal.sync;

import java.util.Comparator;
import java.util.Iterator;
import java.util.function.Function;

/**
 * Walks two lists side by side that are both in the order of the CRM's ids, and meets every id
 * once.
 */
final class SideBySide {

  /** Ids are numbers without leading zeros, too long for arithmetic: the longer one is greater. */
  static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private SideBySide() {}

  /** What both sides have under one id; one of them may be null, never both. */
  @FunctionalInterface
  interface Meeting<A, B> {
    void met(A ours, B theirs);
  }

  /**
   * Walks both to their ends.
   *
   * @throws IllegalStateException when one is not in order, because then nothing it says is sure
   */
  static <A, B> void walk(
      Iterator<A> ours,
      Function<A, String> ourId,
      Iterator<B> theirs,
      Function<B, String> theirId,
      Meeting<A, B> meeting) {
    var a = next(ours, null, ourId);
    var b = next(theirs, null, theirId);
    while (a != null || b != null) {
      var order = a == null ? 1 : b == null ? -1 : ORDER.compare(ourId.apply(a), theirId.apply(b));
      meeting.met(order <= 0 ? a : null, order >= 0 ? b : null);
      if (order <= 0) a = next(ours, a, ourId);
      if (order >= 0) b = next(theirs, b, theirId);
    }
  }

  private static <T> T next(Iterator<T> side, T before, Function<T, String> id) {
    if (!side.hasNext()) return null;
    var next = side.next();
    if (before != null && ORDER.compare(id.apply(before), id.apply(next)) >= 0)
      throw new IllegalStateException(
          "record " + id.apply(next) + " came after " + id.apply(before) + ", out of order");
    return next;
  }
}
