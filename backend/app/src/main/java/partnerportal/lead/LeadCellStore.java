package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import partnerportal.platform.Database;
import partnerportal.platform.Scope;

/** The ledger of mirrored fields, always within a scope. */
@ApplicationScoped
class LeadCellStore {

  @Inject Database database;

  /**
   * One field of one lead; hashes in hexadecimal digits.
   *
   * @param agreed what both sides last had; null when they never agreed
   * @param crmTime the CRM's time of what it has; null before it has anything
   * @param cause the line of the history behind the value
   */
  record Cell(
      UUID lead,
      MirroredField field,
      String value,
      String agreed,
      CellOrigin origin,
      Instant crmTime,
      UUID cause) {

    boolean settled() {
      return value.equals(agreed);
    }
  }

  /**
   * Writes cells, new ones and known ones alike.
   *
   * @param partners whose each lead is
   */
  void put(Scope scope, Function<UUID, UUID> partners, Collection<Cell> cells, Instant now) {
    if (cells.isEmpty()) return;
    database.update(
        "insert into lead_cell (organization, partner, lead, field, value_hash, agreed_hash, origin, crm_time, applied_at, cause)"
            + " select ?, partner::uuid, lead::uuid, field, decode(value, 'hex'), decode(agreed, 'hex'), origin,"
            + " crm_time::timestamptz, ?, cause::uuid"
            + " from unnest(?, ?, ?, ?, ?, ?, ?, ?) as cell (partner, lead, field, value, agreed, origin, crm_time, cause)"
            + " on conflict (lead, field) do update set value_hash = excluded.value_hash,"
            + " agreed_hash = excluded.agreed_hash, origin = excluded.origin, crm_time = excluded.crm_time,"
            + " applied_at = excluded.applied_at, cause = excluded.cause",
        scope.organization(),
        now,
        each(cells, cell -> partners.apply(cell.lead()).toString()),
        each(cells, cell -> cell.lead().toString()),
        each(cells, cell -> cell.field().name()),
        each(cells, Cell::value),
        each(cells, Cell::agreed),
        each(cells, cell -> cell.origin().name()),
        each(cells, cell -> cell.crmTime() == null ? null : cell.crmTime().toString()),
        each(cells, cell -> cell.cause().toString()));
  }

  /**
   * What a write of ours carried to a lead.
   *
   * @param hashes of its values
   * @param at the CRM's time of it; null when it did not say
   */
  record Agreement(UUID lead, Map<MirroredField, String> hashes, Instant at) {

    /** An object of JSON; names and hashes are plain. */
    private String text() {
      return hashes.entrySet().stream()
          .map(one -> "\"" + one.getKey() + "\":\"" + one.getValue() + "\"")
          .collect(Collectors.joining(",", "{", "}"));
    }
  }

  /**
   * Agrees on what was sent, but for cells of which the CRM said something newer since.
   *
   * @param all how many fields a lead has
   * @return leads of which all cells are settled by that
   */
  Set<UUID> agree(Scope scope, List<Agreement> said, int all, Instant now) {
    var leads = said.stream().map(one -> one.lead().toString()).toList();
    return Set.copyOf(
        database.list(
            "with said as materialized (select lead, hashes::jsonb as hashes, at"
                + " from unnest(?::uuid[], ?::text[], ?::timestamptz[]) as these (lead, hashes, at)),"
                + " told as (update lead_cell c set agreed_hash = decode(said.hashes ->> c.field, 'hex'), crm_time = said.at,"
                + " applied_at = ? from said where c.organization = ? and (?::uuid[] is null or c.partner = any(?::uuid[]))"
                + " and c.lead = any(?::uuid[]) and c.lead = said.lead and said.hashes ->> c.field is not null"
                + " and (c.crm_time is null or said.at is null or c.crm_time <= said.at)"
                + " returning c.lead, c.value_hash = c.agreed_hash as settled)"
                + " select lead from told group by lead having count(*) = ? and bool_and(settled)",
            row -> row.uuid("lead"),
            leads,
            said.stream().map(Agreement::text).toList(),
            said.stream().map(one -> one.at() == null ? null : one.at().toString()).toList(),
            now,
            scope.organization(),
            scope.partners(),
            scope.partners(),
            leads,
            all));
  }

  /**
   * Agrees on what we have, but for cells of which the CRM said something newer since. No hash is
   * held against another, which for hundreds of cells takes longer than writing them.
   *
   * @param at the CRM's time of it; null when it did not say
   * @return leads of which all cells are settled by that
   */
  Set<UUID> agreeAsTheyAre(Scope scope, List<UUID> leads, Instant at, Instant now) {
    var fields = MirroredField.editables().stream().map(Enum::name).toList();
    return Set.copyOf(
        database.list(
            "with told as (update lead_cell set agreed_hash = value_hash, crm_time = ?, applied_at = ?"
                + " where organization = ? and (?::uuid[] is null or partner = any(?::uuid[])) and lead = any(?::uuid[])"
                + " and field = any(?::text[]) and (crm_time is null or ?::timestamptz is null or crm_time <= ?)"
                + " returning lead) select lead from told group by lead having count(*) = ?",
            row -> row.uuid("lead"),
            at,
            now,
            scope.organization(),
            scope.partners(),
            scope.partners(),
            leads.stream().map(UUID::toString).toList(),
            fields,
            at,
            at,
            fields.size()));
  }

  /** The cells of leads, in the order of leads and fields. */
  List<Cell> of(Scope scope, Collection<UUID> leads) {
    return database.list(
        "select lead, field, value_hash, agreed_hash, origin, crm_time, cause from lead_cell"
            + " where organization = ? and (?::uuid[] is null or partner = any(?::uuid[])) and lead = any(?::uuid[])"
            + " order by lead, field",
        row ->
            new Cell(
                row.uuid("lead"),
                row.constant("field", MirroredField.class),
                hex(row.bytes("value_hash")),
                hex(row.bytes("agreed_hash")),
                row.constant("origin", CellOrigin.class),
                row.instant("crm_time"),
                row.uuid("cause")),
        scope.organization(),
        scope.partners(),
        scope.partners(),
        leads.stream().map(UUID::toString).toList());
  }

  private static List<String> each(Collection<Cell> cells, Function<Cell, String> of) {
    var all = new ArrayList<String>();
    cells.forEach(cell -> all.add(of.apply(cell)));
    return all;
  }

  private static String hex(byte[] hash) {
    return hash == null ? null : HexFormat.of().formatHex(hash);
  }
}
