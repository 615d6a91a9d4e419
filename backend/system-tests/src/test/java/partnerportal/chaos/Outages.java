package partnerportal.chaos;

/** When a whole party was declared away; what is not equal then is not judged. */
final class Outages {

  private int open;
  private long ended = System.nanoTime();

  synchronized void begin() {
    open++;
  }

  synchronized void end() {
    open--;
    ended = System.nanoTime();
  }

  /**
   * What is declared at a moment.
   *
   * @param now whether somebody is away
   * @param ended when the last outage ended, by {@link System#nanoTime}
   */
  record Declared(boolean now, long ended) {}

  synchronized Declared declared() {
    return new Declared(open > 0, ended);
  }

  /** When the last one ended, by {@link System#nanoTime}. */
  synchronized long ended() {
    return ended;
  }
}
