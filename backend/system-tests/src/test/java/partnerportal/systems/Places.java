package partnerportal.systems;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * A room with so many places. Whoever takes more of them comes before those who take fewer, who
 * could otherwise keep it waiting for ever; of the same the longest first, so that none is left
 * over at the end.
 */
final class Places {

  /**
   * Somebody who stays for a while.
   *
   * @param places how many they take
   * @param seconds how long about
   */
  record Visitor(String name, int places, int seconds) {}

  private static final Comparator<Visitor> ORDER =
      Comparator.comparingInt(Visitor::places)
          .thenComparingInt(Visitor::seconds)
          .reversed()
          .thenComparing(Visitor::name);

  private final Queue<Visitor> waiting = new PriorityQueue<>(ORDER);
  private final int all;
  private final long toComeNanos;
  private long opens;
  private int free;

  /**
   * An empty room.
   *
   * @param all how many places it has
   * @param toCome how long after the first has come its door opens
   */
  Places(int all, Duration toCome) {
    this.all = all;
    this.free = all;
    this.toComeNanos = toCome.toNanos();
  }

  /** Waits until it is their turn and there is room. */
  synchronized void enter(Visitor visitor) throws InterruptedException {
    if (visitor.places() > all) {
      throw new IllegalArgumentException(visitor + " takes more places than there are: " + all);
    }
    if (opens == 0) opens = System.nanoTime() + toComeNanos;
    waiting.add(visitor);
    for (var left = closedFor(); left > 0; left = closedFor()) wait(left);
    while (!waiting.peek().equals(visitor) || free < visitor.places()) wait();
    waiting.remove();
    free -= visitor.places();
    notifyAll(); // there may be room for the next one, too
  }

  /** In milliseconds, never rounded down to the zero that means for ever. */
  private long closedFor() {
    return Duration.ofNanos(opens - System.nanoTime() + 999_999).toMillis();
  }

  /** Gives back what they took. */
  synchronized void leave(Visitor visitor) {
    free += visitor.places();
    notifyAll();
  }
}
