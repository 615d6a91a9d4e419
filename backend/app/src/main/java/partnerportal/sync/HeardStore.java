package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import partnerportal.crm.RecordKind;
import partnerportal.platform.Database;

/** Which changes were heard of, and how channels do. */
@ApplicationScoped
class HeardStore {

  private static final String CHANNEL = " where organization = ? and kind = ?";

  @Inject Database database;

  /** Rows are taken in one order by everybody, so that nobody waits in a circle. */
  void heard(UUID organization, RecordKind kind, Collection<String> crmIds, Instant at) {
    database.update(
        "insert into crm_heard (organization, kind, crm_id, heard_at)"
            + " select ?, ?, crm_id, ? from unnest(?::text[]) as these (crm_id) order by crm_id"
            + " on conflict (organization, kind, crm_id) do update set"
            + " heard_at = greatest(crm_heard.heard_at, excluded.heard_at)",
        organization,
        kind,
        at,
        crmIds.stream().distinct().toList());
  }

  void calledAbout(UUID organization, RecordKind kind, int records) {
    database.update(
        "update crm_channel set heard = heard + ?, heard_at = now(), missed = 0, silent_since = null"
            + CHANNEL,
        records,
        organization,
        kind);
  }

  /** Since when, by our clock, the CRM calls; empty when it does not, or nobody knows. */
  Optional<Instant> grantedAt(UUID organization, RecordKind kind) {
    return database.first(
        "select granted_at from crm_channel" + CHANNEL + " and granted_at is not null",
        row -> row.instant("granted_at"),
        organization,
        kind);
  }

  /** How many of these changes nobody called about; they are known from now on. */
  int unheard(UUID organization, RecordKind kind, Map<String, Instant> changes) {
    var ids = List.copyOf(changes.keySet());
    return database.update(
        "insert into crm_heard (organization, kind, crm_id, heard_at)"
            + " select ?, ?, crm_id, at from unnest(?::text[], ?::timestamptz[]) as these (crm_id, at) order by crm_id"
            + " on conflict (organization, kind, crm_id) do update set heard_at = excluded.heard_at"
            + " where crm_heard.heard_at < excluded.heard_at",
        organization,
        kind,
        ids,
        ids.stream().map(id -> changes.get(id).toString()).toList());
  }

  /** Counts changes nobody called about; how many there were since somebody called at all. */
  long missed(UUID organization, RecordKind kind, long changes) {
    return database
        .first(
            "update crm_channel set found_first = found_first + ?, missed = missed + ?"
                + CHANNEL
                + " returning missed",
            row -> row.number("missed"),
            changes,
            changes,
            organization,
            kind)
        .orElse(0L);
  }

  /** Whether that is news. */
  boolean silent(UUID organization, RecordKind kind) {
    return database.update(
            "update crm_channel set silent_since = now()" + CHANNEL + " and silent_since is null",
            organization,
            kind)
        == 1;
  }

  void forget(UUID organization, Instant before) {
    database.update(
        "delete from crm_heard where organization = ? and heard_at < ?", organization, before);
  }
}
