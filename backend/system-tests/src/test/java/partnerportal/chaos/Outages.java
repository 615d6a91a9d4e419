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

  synchronized boolean now() {
    return open > 0;
  }

  /** When the last one ended, by {@link System#nanoTime}. */
  synchronized long ended() {
    return ended;
  }
}
