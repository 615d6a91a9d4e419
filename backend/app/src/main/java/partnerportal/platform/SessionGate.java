package partnerportal.platform;

/** Asked by streams and files, which outlive the request's own check. */
public interface SessionGate {

  /**
   * Whether the session is alive and still allows an action as far as it did when it began; at most
   * three seconds old.
   *
   * @param scope how far that was
   */
  boolean allows(CurrentUser.Identity identity, Action action, Scope scope);
}
