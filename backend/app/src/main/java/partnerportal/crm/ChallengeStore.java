package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Ids;
import partnerportal.work.Work;

/**
 * Challenges given to browsers inside the CRM; only the hash of a nonce is kept. Time is the
 * database's.
 */
@ApplicationScoped
@Transactional
class ChallengeStore {

  private static final Duration KEPT = Duration.ofHours(1);

  @Inject Database database;
  @Inject Work work;

  record Challenge(UUID id, String codeChallenge) {}

  /** How many an organisation was given lately. */
  long lately(UUID organization, Duration within) {
    return database
        .first(
            "select count(*) as n from crm_challenge"
                + " where organization = ? and created_at > now() - make_interval(secs => ?)",
            row -> row.number("n"),
            organization,
            within.toMillis() / 1000.0)
        .orElse(0L);
  }

  void add(UUID organization, byte[] nonceHash, String codeChallenge, Duration life) {
    database.update(
        "delete from crm_challenge where expires_at < now() - make_interval(secs => ?)",
        (double) KEPT.toSeconds());
    database.update(
        "insert into crm_challenge (id, organization, nonce_hash, code_challenge, created_at, expires_at)"
            + " values (?, ?, ?, ?, now(), now() + make_interval(secs => ?))",
        Ids.next(),
        organization,
        nonceHash,
        codeChallenge,
        life.toMillis() / 1000.0);
  }

  Optional<Challenge> open(UUID organization, byte[] nonceHash) {
    return database.first(
        "select id, code_challenge from crm_challenge"
            + " where organization = ? and nonce_hash = ? and used_at is null and expires_at > now()",
        row -> new Challenge(row.uuid("id"), row.text("code_challenge")),
        organization,
        nonceHash);
  }

  /** Uses a challenge up; false when somebody was quicker. */
  boolean use(Challenge challenge) {
    return database.update(
            "update crm_challenge set used_at = now() where id = ? and used_at is null",
            challenge.id())
        == 1;
  }

  /** Orders the record deleted that was shown to be a challenge's. */
  void forgetWitness(UUID organization, Challenge challenge, String recordId) {
    work.order(ForgetWitness.NAME, organization, challenge.id(), recordId);
  }
}
