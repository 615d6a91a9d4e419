package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Scope;

/** What comparing everything asks about leads beside their values. */
@ApplicationScoped
class LeadCensusStore {

  @Inject Database database;

  /**
   * A cell of the ledger with its time.
   *
   * @param agreed the hash of what both sides last had; null when they never agreed
   * @param cause the line of the history behind the value
   */
  record Entry(
      UUID lead,
      MirroredField field,
      String hash,
      String agreed,
      CellOrigin origin,
      Instant appliedAt,
      Instant crmTime,
      UUID cause) {}

  List<Entry> ledger(Scope scope, Collection<UUID> leads) {
    return database.list(
        "select lead, field, value_hash, agreed_hash, origin, applied_at, crm_time, cause from lead_cell"
            + " where organization = ? and lead = any(?::uuid[])",
        row ->
            new Entry(
                row.uuid("lead"),
                row.constant("field", MirroredField.class),
                hex(row.bytes("value_hash")),
                hex(row.bytes("agreed_hash")),
                row.constant("origin", CellOrigin.class),
                row.instant("applied_at"),
                row.instant("crm_time"),
                row.uuid("cause")),
        scope.organization(),
        texts(leads));
  }

  /** Which of these leads the CRM has not taken yet. */
  Set<UUID> unsent(Scope scope, Collection<UUID> leads) {
    return Set.copyOf(
        database.list(
            "select id from lead where organization = ? and crm_id is null and id = any(?::uuid[])",
            row -> row.uuid("id"),
            scope.organization(),
            texts(leads)));
  }

  /** Leads that should be on their way to the CRM, or there, by id. */
  List<UUID> unsent(Scope scope, UUID after, int limit) {
    return database.list(
        "select id from lead where organization = ? and crm_id is null and lifecycle = 'RELEASED'"
            + " and (?::uuid is null or id > ?) order by id limit ?",
        row -> row.uuid("id"),
        scope.organization(),
        after,
        after,
        limit);
  }

  private static String hex(byte[] hash) {
    return hash == null ? null : HexFormat.of().formatHex(hash);
  }

  private static List<String> texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toList();
  }
}
