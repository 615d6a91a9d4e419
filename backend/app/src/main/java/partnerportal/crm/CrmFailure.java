package partnerportal.crm;

import java.time.Duration;

/**
 * Why the CRM did not do what we asked; the subclass says what helps. Messages are readable and
 * hold no secret.
 */
public abstract class CrmFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CrmFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** No answer, or one that says "try later". */
  public static final class Silent extends CrmFailure {
    private static final long serialVersionUID = 1L;
    private final boolean perhapsDone;

    Silent(String message, boolean perhapsDone, Throwable cause) {
      super(message, cause);
      this.perhapsDone = perhapsDone;
    }

    /**
     * Whether the request may have reached the CRM, so that a creation must not simply be repeated.
     */
    public boolean perhapsDone() {
      return perhapsDone;
    }
  }

  /** The CRM, or our own care for its limits, wants fewer calls; nothing was done. */
  public static final class Busy extends CrmFailure {
    private static final long serialVersionUID = 1L;
    private final transient Duration pause;

    Busy(String message, Duration pause) {
      super(message, null);
      this.pause = pause;
    }

    /** How long to leave it alone. */
    public Duration pause() {
      return pause;
    }
  }

  /** It took so long until the call could leave that its work may be somebody else's; not sent. */
  public static final class Late extends CrmFailure {
    private static final long serialVersionUID = 1L;

    Late() {
      super("It took too long until the call could leave; it is tried again.", null);
    }
  }

  /** The grant is dead; only a new consent of an administrator helps. */
  public static final class ConnectionLost extends CrmFailure {
    private static final long serialVersionUID = 1L;

    ConnectionLost(String message) {
      super(message, null);
    }
  }

  /** The CRM understood and refused the whole call. */
  public static final class Refused extends CrmFailure {
    private static final long serialVersionUID = 1L;
    private final ZohoAnswer answer;

    Refused(ZohoAnswer answer, String message) {
      super(message, null);
      this.answer = answer;
    }

    /** What the refusal means for us. */
    public ZohoAnswer answer() {
      return answer;
    }
  }
}
