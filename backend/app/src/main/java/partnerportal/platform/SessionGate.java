package partnerportal.platform;

/**
 * Says whether a signed-in caller still may be here; asked by streams, which outlive the request's
 * own check.
 */
public interface SessionGate {

  /** Whether the session behind this identity is alive; at most three seconds old. */
  boolean alive(CurrentUser.Identity identity);

  /**
   * Whether the session is alive and still allows an action as far as it did when it began; at most
   * three seconds old.
   *
   * @param scope how far that was
   */
  boolean allows(CurrentUser.Identity identity, Action action, Scope scope);
}
