package partnerportal.systems;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started so far: the last ends first, also when the rest never came up. */
public final class Started implements AutoCloseable {

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Notes a part, and answers with it. */
  public synchronized <T extends AutoCloseable> T and(T part) {
    parts.addLast(part);
    return part;
  }

  @Override
  public void close() {
    for (var part = last(); part != null; part = last()) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private synchronized AutoCloseable last() {
    return parts.pollLast();
  }
}
