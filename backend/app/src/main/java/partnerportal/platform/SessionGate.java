package partnerportal.platform;

/**
 * Says whether a signed-in caller still may be here; asked by streams, which outlive the request's
 * own check.
 */
public interface SessionGate {

  /** Whether the session behind this identity is alive; at most three seconds old. */
  boolean alive(CurrentUser.Identity identity);
}
