package partnerportal.crm;

import java.time.Instant;

/**
 * How one organisation's CRM is reached, as it stands in the database; instants by the database's
 * clock.
 *
 * @param apiDomain where the API is; null until the first token
 * @param accessToken null when there is none
 * @param accessNumber counts access tokens, so that nobody drops one that replaced the one they
 *     mean
 * @param dueAt from when the token is to be renewed
 * @param expiresAt from when it is worthless
 * @param pausedUntil no refresh before
 * @param lostCause why the grant is dead; null while it lives
 * @param refreshFailures how many refreshes in a row brought nothing to learn from
 * @param now the database's clock when this was read
 */
record CrmConnection(
    String accountsUrl,
    String apiDomain,
    String clientId,
    String clientSecret,
    String refreshToken,
    String accessToken,
    long accessNumber,
    Instant dueAt,
    Instant expiresAt,
    Instant pausedUntil,
    String lostCause,
    int refreshFailures,
    Instant now) {

  /** Whether the token is good and needs no thought. */
  boolean fresh() {
    return accessToken != null && now.isBefore(dueAt);
  }

  /** Whether the token still opens doors, renewed or not. */
  boolean usable() {
    return accessToken != null && now.plusSeconds(2).isBefore(expiresAt);
  }

  boolean paused() {
    return pausedUntil != null && now.isBefore(pausedUntil);
  }

  /** No secret in a log by accident. */
  @Override
  public String toString() {
    return "CrmConnection[" + accountsUrl + ", access token " + accessNumber + "]";
  }
}
