package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Page;

/** Audits and their pages. */
@ApplicationScoped
@Transactional
class AuditStore {

  private static final Page.Cursor START =
      new Page.Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  /** Each audit with the sums of its finished pages. */
  private static final String RUNS =
      "select a.*, s.* from audit_run a left join lateral (select count(*) filter (where p.done) as pages_done,"
          + " count(*) filter (where not p.done) as pages_open, coalesce(sum(p.records), 0) as records,"
          + " coalesce(sum(p.cells), 0) as cells, coalesce(sum(p.drifted), 0) as drifted,"
          + " coalesce(sum(p.missing), 0) as missing, coalesce(sum(p.orphans), 0) as orphans,"
          + " coalesce(sum(p.settling), 0) as settling, coalesce(sum(p.ledger_faults), 0) as ledger_faults,"
          + " coalesce(sum(p.credits), 0) as credits from audit_page p where p.audit = a.id) s on true"
          + " where a.organization = ?";

  @Inject Database database;

  /** Why an audit was begun. */
  enum Reason {
    NIGHTLY,
    ASKED
  }

  /** How far one is. */
  enum State {
    RUNNING,
    /** Goes on by itself where it stopped: credits, a closed lane, or a CRM that is silent. */
    WAITING,
    DONE
  }

  /**
   * An audit.
   *
   * @param waitsFor readable; null while it runs
   * @param settling records that were on their way and are not judged
   */
  record Run(
      UUID id,
      Reason reason,
      String askedBy,
      State state,
      String waitsFor,
      Instant beganAt,
      Instant finishedAt,
      long pagesDone,
      long pagesOpen,
      Tally tally,
      long credits) {}

  /**
   * A page to be looked at.
   *
   * @param looks at it so far
   */
  record Stretch(int n, boolean unsent, String from, String to, int looks, Instant lookAt) {}

  /** A finished page as the certificate names it. */
  record Part(
      boolean unsent,
      String to,
      long records,
      long cells,
      String portalDigest,
      String crmDigest,
      String ledgerDigest) {}

  void begin(UUID organization, UUID id, Reason reason, String askedBy) {
    database.update(
        "insert into audit_run (id, organization, reason, asked_by, state, began_at) values (?, ?, ?, ?, 'RUNNING', now())",
        id,
        organization,
        reason,
        askedBy);
  }

  /** The one that is not finished; there is one at most. */
  Optional<Run> open(UUID organization) {
    return database.first(RUNS + " and a.finished_at is null", AuditStore::run, organization);
  }

  Optional<Run> one(UUID organization, UUID id) {
    return database.first(RUNS + " and a.id = ?", AuditStore::run, organization, id);
  }

  Optional<Run> latest(UUID organization) {
    return list(organization, null, 1).stream().findFirst();
  }

  /** Newest first, one more than the limit where there are more. */
  List<Run> list(UUID organization, Page.Cursor from, int limit) {
    var after = from == null ? START : from;
    return database.list(
        RUNS + " and (a.began_at, a.id) < (?, ?) order by a.began_at desc, a.id desc limit ?",
        AuditStore::run,
        organization,
        after.at(),
        after.id(),
        limit + 1);
  }

  /** Whether an audit for that reason was begun since a time. */
  boolean begunSince(UUID organization, Reason reason, Instant since) {
    return database
        .first(
            "select 1 as n from audit_run where organization = ? and reason = ? and began_at >= ?",
            row -> row.number("n"),
            organization,
            reason,
            since)
        .isPresent();
  }

  void state(UUID organization, UUID audit, State state, String waitsFor) {
    database.update(
        "update audit_run set state = ?, waits_for = ?, finished_at = case when ? then now() end"
            + " where organization = ? and id = ?",
        state,
        waitsFor,
        state == State.DONE,
        organization,
        audit);
  }

  /** The last page begun, finished or not. */
  Optional<Stretch> last(UUID organization, UUID audit) {
    return database.first(
        "select n, unsent, from_id, to_id, looks, look_at from audit_page where organization = ? and audit = ?"
            + " order by n desc limit 1",
        AuditStore::stretch,
        organization,
        audit);
  }

  /** A page that is to be looked at once more, the earliest first. */
  Optional<Stretch> again(UUID organization, UUID audit) {
    return database.first(
        "select n, unsent, from_id, to_id, looks, look_at from audit_page where organization = ? and audit = ?"
            + " and not done order by look_at, n limit 1",
        AuditStore::stretch,
        organization,
        audit);
  }

  /**
   * Notes that a page was looked at; the cursor of the audit moves with it. False when another node
   * was faster: what it saw counts, not this.
   */
  boolean looked(
      UUID organization, UUID audit, Stretch page, Instant lookAt, boolean done, long credits) {
    return database.update(
            "insert into audit_page (organization, audit, n, unsent, from_id, to_id, looks, look_at, looked_at, done, credits)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, now(), ?, ?) on conflict (audit, n) do update set looks = excluded.looks,"
                + " look_at = excluded.look_at, looked_at = now(), done = excluded.done,"
                + " credits = audit_page.credits + excluded.credits"
                + " where not audit_page.done and audit_page.looks = excluded.looks - 1",
            organization,
            audit,
            page.n(),
            page.unsent(),
            page.from(),
            page.to(),
            page.looks(),
            lookAt,
            done,
            credits)
        == 1;
  }

  /** What a finished page says. */
  void said(UUID organization, UUID audit, int n, Tally tally, Tally.Digests digests) {
    database.update(
        "update audit_page set records = ?, cells = ?, drifted = ?, missing = ?, orphans = ?, settling = ?,"
            + " ledger_faults = ?, portal_digest = ?, crm_digest = ?, ledger_digest = ?"
            + " where organization = ? and audit = ? and n = ?",
        tally.records(),
        tally.cells(),
        tally.drifted(),
        tally.missing(),
        tally.orphans(),
        tally.settling(),
        tally.ledgerFaults(),
        digests.portal(),
        digests.crm(),
        digests.ledger(),
        organization,
        audit,
        n);
  }

  List<Part> parts(UUID organization, UUID audit) {
    return database.list(
        "select unsent, to_id, records, cells, portal_digest, crm_digest, ledger_digest from audit_page"
            + " where organization = ? and audit = ? order by n",
        row ->
            new Part(
                row.flag("unsent"),
                row.text("to_id"),
                row.number("records"),
                row.number("cells"),
                row.text("portal_digest"),
                row.text("crm_digest"),
                row.text("ledger_digest")),
        organization,
        audit);
  }

  /** Credits audits have spent lately. */
  long spent(UUID organization, Duration lately) {
    return database
        .first(
            "select coalesce(sum(credits), 0) as credits from audit_page"
                + " where organization = ? and looked_at > now() - make_interval(secs => ?)",
            row -> row.number("credits"),
            organization,
            lately.toMillis() / 1000.0)
        .orElse(0L);
  }

  /** Forgets finished audits of before; what they found goes with them. */
  void forget(UUID organization, Instant before) {
    database.update(
        "delete from audit_run where organization = ? and finished_at < ?", organization, before);
  }

  private static Stretch stretch(Database.Row row) throws SQLException {
    return new Stretch(
        (int) row.number("n"),
        row.flag("unsent"),
        row.text("from_id"),
        row.text("to_id"),
        (int) row.number("looks"),
        row.instant("look_at"));
  }

  private static Run run(Database.Row row) throws SQLException {
    return new Run(
        row.uuid("id"),
        row.constant("reason", Reason.class),
        row.text("asked_by"),
        row.constant("state", State.class),
        row.text("waits_for"),
        row.instant("began_at"),
        row.instant("finished_at"),
        row.number("pages_done"),
        row.number("pages_open"),
        new Tally(
            row.number("records"),
            row.number("cells"),
            row.number("drifted"),
            row.number("missing"),
            row.number("orphans"),
            row.number("settling"),
            row.number("ledger_faults")),
        row.number("credits"));
  }
}
