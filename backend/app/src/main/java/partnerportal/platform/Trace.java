package partnerportal.platform;

import java.util.UUID;

/**
 * The id that follows one request into the rows and jobs it causes, and back to its caller as a
 * problem's {@code instance}. Bound to the thread by {@link ApiFilter} and by job runners.
 */
public final class Trace {

  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  private Trace() {}

  /** The current trace id, a UUID in text form; a new one is begun when there is none. */
  public static String id() {
    var id = CURRENT.get();
    if (id == null) {
      id = UUID.randomUUID().toString();
      CURRENT.set(id);
    }
    return id;
  }

  /** Continues a trace that began elsewhere, for instance in the request that ordered a job. */
  public static void follow(String id) {
    CURRENT.set(id);
  }

  /** Ends the trace on this thread. */
  public static void end() {
    CURRENT.remove();
  }
}
