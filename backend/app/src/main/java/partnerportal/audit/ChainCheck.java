package partnerportal.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Follows the chain link by link beside the heads that were signed of it, and names what is not as
 * it was. It keeps no row but those that are wrong, so it checks any number of them.
 */
final class ChainCheck {

  /** A transaction that took longer than this would be named, too. */
  private static final Duration LATE = Duration.ofHours(1);

  /** Rows that were changed and are looked at once more, whether they changed places. */
  private static final int COMPARED = 200;

  /**
   * A link and the row it holds.
   *
   * @param row null when it is not there any more
   */
  record Link(long n, String audit, byte[] hash, AuditRow row) {}

  private record Changed(Link link, byte[] before) {
    boolean isRight(AuditRow other) {
      return Arrays.equals(other.linked(link.n, before), link.hash)
          || Arrays.equals(other.as(link.row.id()).linked(link.n, before), link.hash);
    }
  }

  private final Iterator<String> lines;
  private final IntFunction<byte[]> masters;
  private final Consumer<String> faults;
  private final List<Changed> changed = new ArrayList<>();

  private long line;
  private Head head;
  private Head passed;
  private Head vouching;
  private long n;
  private byte[] before = Head.NOTHING;
  private long found;

  /**
   * A check of one chain.
   *
   * @param lines of the heads file
   * @param masters master keys by number, null for one that is not there
   * @param faults told each fault, in one line
   */
  ChainCheck(Iterator<String> lines, IntFunction<byte[]> masters, Consumer<String> faults) {
    this.lines = lines;
    this.masters = masters;
    this.faults = faults;
    head = nextHead(0);
  }

  /** The next link, in the order of their numbers. */
  void next(Link link) {
    if (link.n != n + 1) missing(n + 1, link.n - 1);
    if (link.row == null) {
      fault("row " + link.audit + " (no. " + link.n + ") was deleted");
    } else if (!Arrays.equals(link.row.linked(link.n, before), link.hash) && link.n == n + 1) {
      changed(new Changed(link, before));
    } else {
      lookAtTime(link);
    }
    n = link.n;
    before = link.hash;
    compareWithHead(link);
  }

  /** After the last link: what was cut off, and which rows changed places. */
  void end() {
    var last = head;
    for (; head != null; head = nextHead(head.n())) last = head;
    if (last != null) cutOff(last);
    for (var one : changed) nameChanged(one);
  }

  /** How many faults there are. */
  long found() {
    return found;
  }

  /** Links seen. */
  long links() {
    return n;
  }

  /** The last head that says what the chain says; null when there is none. */
  Head vouching() {
    return vouching;
  }

  void fault(String what) {
    found++;
    faults.accept(what);
  }

  private void missing(long from, long to) {
    fault(
        from == to
            ? "the row no. " + from + " was deleted, and its link"
            : "the rows no. " + from + " to " + to + " were deleted, and their links");
  }

  private void changed(Changed one) {
    if (changed.size() < COMPARED) changed.add(one);
    else fault(one.link.row + " (no. " + one.link.n + ") was changed");
  }

  private void nameChanged(Changed one) {
    var other =
        changed.stream()
            .filter(o -> o != one && one.isRight(o.link.row) && o.isRight(one.link.row))
            .findFirst();
    var name = one.link.row + " (no. " + one.link.n + ") was ";
    if (other.isEmpty()) fault(name + "changed");
    else if (other.get().link.n > one.link.n)
      fault(name + "swapped with " + other.get().link.row + " (no. " + other.get().link.n + ")");
  }

  /** A head tells what time it was when the chain had come to it: nothing older comes behind. */
  private void lookAtTime(Link link) {
    if (passed != null && link.row.at().isBefore(passed.at().minus(LATE)))
      fault(
          link.row
              + " (no. "
              + link.n
              + ") was inserted later: the trail was at "
              + passed.at()
              + " by then");
  }

  private void compareWithHead(Link link) {
    while (head != null && head.n() <= link.n) {
      if (head.n() < link.n) {
        // its own link is missing, which was named
      } else if (head.names(link.hash)) {
        vouching = head;
      } else {
        fault(
            "the chain was made anew from a row behind no. "
                + (vouching == null ? 0 : vouching.n())
                + " on, up to no. "
                + link.n
                + ": its head of "
                + head.at()
                + " is another");
      }
      passed = head;
      head = nextHead(head.n());
    }
  }

  private void cutOff(Head last) {
    var from = n + 1;
    fault(
        (from == last.n()
                ? "the row no. " + from + " was"
                : "the rows no. " + from + " to " + last.n() + " were")
            + " cut off the end: the trail was that long at "
            + last.at());
  }

  /** The next head behind a number that is ours. */
  private Head nextHead(long behind) {
    while (lines.hasNext()) {
      line++;
      var read = Head.read(lines.next());
      if (read.isEmpty()) {
        // the last one may have been cut short by a crash; it says nothing, and nothing relies on
        // it
        if (lines.hasNext()) fault("line " + line + " of the heads file cannot be read");
        continue;
      }
      var ours = read.get().isOurs(masters);
      if (ours.isPresent() && !ours.get())
        fault("line " + line + " of the heads file was not signed by this portal");
      else if (ours.isPresent() && read.get().n() > behind) return read.get();
    }
    return null;
  }
}
