package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import partnerportal.platform.Database;
import partnerportal.platform.Page;
import partnerportal.platform.Scope;

/** Leads, always within a scope. */
@ApplicationScoped
class LeadStore {

  static final Page.Cursor START =
      new Page.Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  /**
   * Organisation always; partner, owner or some partners where the scope is narrower. One partner
   * is compared by itself: no index gives several of them in the order of lists. Its arguments:
   * {@link #within}.
   */
  static final String WITHIN =
      " l.organization = ? and (?::uuid is null or l.partner = ?) and (?::uuid is null or l.owner = ?)"
          + " and (?::uuid[] is null or l.partner = any(?::uuid[]))";

  private static final String LAST_CHANGE =
      " left join lateral (select * from lead_change c where c.lead = l.id order by c.known_at desc, c.id desc limit 1) c on true";

  private static final String DEAL =
      " left join deal d on d.lead = l.id and d.crm_deleted_at is null and d.stage is not null";

  private static final String DEAL_COLUMNS =
      ", d.id as d_id, d.name as d_name, d.stage as d_stage, d.outcome, d.stage_since, d.amount, d.currency,"
          + " d.probability, d.closing_date";

  /**
   * That the CRM may be about to have a lead stands with the row of the outbox alone: written on
   * the lead as well, every call would write all it carries once more.
   */
  private static final String ON_ITS_WAY =
      ", l.sync_state = 'QUEUED' and exists (select 1 from outbox o where o.organization = l.organization"
          + " and o.kind = 'LEAD' and o.record = l.id and o.state = 'IN_FLIGHT'"
          + " and o.sent_at is not null) as on_its_way";

  /** Leads as lists and pages show them; {@link #within}. */
  private static final String SHOWN =
      "select l.*, p.name as owner_name, "
          + LeadHistoryStore.COLUMNS
          + DEAL_COLUMNS
          + ON_ITS_WAY
          + " from lead l left join membership m on m.id = l.owner"
          + " left join person p on p.id = m.person"
          + LAST_CHANGE
          + DEAL
          + " where"
          + WITHIN;

  @PersistenceContext EntityManager entities;
  @Inject Database database;

  Optional<Lead> find(Scope scope, UUID id) {
    return Optional.ofNullable(entities.find(Lead.class, id)).filter(lead -> within(scope, lead));
  }

  /**
   * The same, held until the transaction ends, for whoever is going to change it: callback, poll
   * and runner may meet.
   */
  Optional<Lead> hold(Scope scope, UUID id) {
    return Optional.ofNullable(entities.find(Lead.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(lead -> within(scope, lead));
  }

  /** Several at once, in one order for everybody. */
  Map<UUID, Lead> hold(Scope scope, Collection<UUID> ids) {
    return entities
        .createQuery(
            "select l from Lead l where l.organization = :organization and l.id in :ids order by l.id",
            Lead.class)
        .setParameter("organization", scope.organization())
        .setParameter("ids", ids)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .filter(lead -> within(scope, lead))
        .collect(Collectors.toMap(Lead::id, lead -> lead));
  }

  /** Holds rows without reading them. */
  void lock(Scope scope, Collection<UUID> ids) {
    database.list(
        "select id from lead where organization = ? and id = any(?::uuid[]) order by id for update",
        row -> row.uuid("id"),
        scope.organization(),
        texts(ids));
  }

  /** Those whose state on the way is another now, each with its partner. */
  Map<UUID, UUID> syncing(Scope scope, Collection<UUID> ids, SyncState state, String cause) {
    var changed = new HashMap<UUID, UUID>();
    database.list(
        "update lead set sync_state = ?, sync_cause = ?, version = version + 1"
            + " where organization = ? and id = any(?::uuid[])"
            + " and (sync_state <> ? or sync_cause is distinct from ?) returning id, partner",
        row -> changed.put(row.uuid("id"), row.uuid("partner")),
        state,
        cause,
        scope.organization(),
        texts(ids),
        state,
        cause);
    return changed;
  }

  /** A lead as it goes to the CRM, still sealed. */
  record Outgoing(
      UUID id,
      UUID organization,
      String crmId,
      String partnerCrmId,
      UUID partner,
      String firstName,
      String lastName,
      String company,
      byte[] email,
      byte[] phone,
      String country,
      byte[] need,
      String crmStatus,
      String submittedBy,
      Channel channel,
      boolean open) {}

  List<Outgoing> forCrm(Scope scope, Collection<UUID> ids) {
    return database.list(
        "select l.*, t.crm_id as partner_crm_id, p.name as owner_name from lead l join partner t on t.id = l.partner"
            + " left join membership m on m.id = l.owner left join person p on p.id = m.person"
            + " where l.organization = ? and l.id = any(?::uuid[])",
        r ->
            new Outgoing(
                r.uuid("id"),
                r.uuid("organization"),
                r.text("crm_id"),
                r.text("partner_crm_id"),
                r.uuid("partner"),
                r.text("first_name"),
                r.text("last_name"),
                r.text("company"),
                r.bytes("email_sealed"),
                r.bytes("phone_sealed"),
                r.text("country"),
                r.bytes("need_sealed"),
                r.text("crm_status"),
                r.text("owner_name"),
                r.constant("channel", Channel.class),
                Lead.open(r.instant("converted_at"), r.constant("lifecycle", Lifecycle.class))),
        scope.organization(),
        texts(ids));
  }

  private static List<String> texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toList();
  }

  Optional<UUID> byCrmId(Scope scope, String crmId) {
    return database.first(
        "select id from lead where organization = ? and crm_id = ?",
        row -> row.uuid("id"),
        scope.organization(),
        crmId);
  }

  List<String> deletedInCrm(Scope scope, Instant since) {
    return database.list(
        "select crm_id from lead where organization = ? and lifecycle = 'CRM_DELETED' and changed_at >= ? order by crm_id",
        row -> row.text("crm_id"),
        scope.organization(),
        since);
  }

  void add(Lead lead) {
    entities.persist(lead);
  }

  /**
   * The next number of a partner; its row is locked until the transaction ends, so numbers have no
   * gaps.
   */
  String nextNumber(Scope scope, UUID partner) {
    return database
        .first(
            "update partner set lead_counter = lead_counter + 1 where organization = ? and id = ? returning lead_counter, name",
            row -> prefix(row.text("name")) + String.format("-%04d", row.number("lead_counter")),
            scope.organization(),
            partner)
        .orElseThrow();
  }

  /** First letters of the first two words; of one word its first two. */
  static String prefix(String name) {
    var words = name.replaceAll("[^\\p{L}\\p{N} ]", "").strip().split(" +");
    var letters =
        words.length > 1
            ? words[0].substring(0, 1) + words[1].substring(0, 1)
            : words[0].substring(0, Math.min(2, words[0].length()));
    return letters.isEmpty() ? "L" : letters.toUpperCase(java.util.Locale.ROOT);
  }

  /** One lead as a list shows it, and what a page adds, still sealed. */
  record Row(
      UUID id,
      UUID organization,
      UUID partner,
      String number,
      String firstName,
      String lastName,
      String company,
      String country,
      Channel channel,
      Lifecycle lifecycle,
      SyncState syncState,
      String syncCause,
      String crmId,
      String crmStatus,
      Stage crmStage,
      Instant crmStatusSince,
      UUID owner,
      String ownerName,
      Instant submittedAt,
      Instant crmAckAt,
      Instant changedAt,
      byte[] email,
      byte[] phone,
      byte[] need,
      long revision,
      Instant convertedAt,
      DealRow deal,
      LeadChange last) {

    /** Whether what partners change can still reach the CRM. */
    boolean open() {
      return Lead.open(convertedAt, lifecycle);
    }
  }

  /** What a lead became. */
  record DealRow(
      String name,
      String stage,
      DealOutcome outcome,
      Instant stageSince,
      BigDecimal amount,
      String currency,
      Integer probability,
      LocalDate closingDate) {}

  List<Row> list(Scope scope, Page.Cursor from, int limit) {
    var after = from == null ? START : from;
    return database.list(
        SHOWN + " and (l.changed_at, l.id) < (?, ?) order by l.changed_at desc, l.id desc limit ?",
        LeadStore::row,
        within(scope, after.at(), after.id(), limit + 1));
  }

  /** All of them, newest change first, as they are at one moment. */
  List<UUID> ids(Scope scope) {
    return database.list(
        "select l.id from lead l where" + WITHIN + " order by l.changed_at desc, l.id desc",
        row -> row.uuid("id"),
        within(scope));
  }

  /** Those of these ids that are there, newest change first. */
  List<Row> list(Scope scope, List<UUID> ids) {
    return database.list(
        SHOWN + " and l.id = any(?::uuid[]) order by l.changed_at desc, l.id desc",
        LeadStore::row,
        within(scope, texts(ids)));
  }

  Optional<Row> one(Scope scope, UUID id) {
    return database.first(SHOWN + " and l.id = ?", LeadStore::row, within(scope, id));
  }

  /** Leads by id, behind one of them; {@code after} is null for the first page. */
  List<Row> page(Scope scope, UUID after, int limit) {
    return database.list(
        "select l.*, null::text as owner_name, null::uuid as c_id, null::uuid as d_id, false as on_its_way from lead l where"
            + WITHIN
            + " and (?::uuid is null or l.id > ?) order by l.id limit ?",
        LeadStore::row,
        within(scope, after, after, limit));
  }

  /** Leads the CRM has, in the order of its ids: behind one and up to another, if given. */
  List<Row> inCrmOrder(Scope scope, String after, String upTo, int limit) {
    return database.list(
        "select l.*, null::text as owner_name, null::uuid as c_id, null::uuid as d_id, false as on_its_way from lead l where"
            + WITHIN
            + " and l.crm_id is not null and (?::text is null or lpad(l.crm_id, 20, '0') > lpad(?, 20, '0'))"
            + " and (?::text is null or lpad(l.crm_id, 20, '0') <= lpad(?, 20, '0'))"
            + " order by lpad(l.crm_id, 20, '0') limit ?",
        LeadStore::row,
        within(scope, after, after, upTo, upTo, limit));
  }

  /** How many leads each partner has, by lifecycle and stage. */
  Map<LeadLogCheck.Counter, Long> counted(Scope scope) {
    var counted = new HashMap<LeadLogCheck.Counter, Long>();
    database
        .list(
            "select l.partner, l.lifecycle, l.crm_stage, count(*) as leads from lead l where"
                + WITHIN
                + " group by 1, 2, 3",
            row ->
                Map.entry(
                    new LeadLogCheck.Counter(
                        row.uuid("partner"),
                        row.constant("lifecycle", Lifecycle.class),
                        row.constant("crm_stage", Stage.class)),
                    row.number("leads")),
            within(scope))
        .forEach(one -> counted.put(one.getKey(), one.getValue()));
    return counted;
  }

  private static boolean within(Scope scope, Lead lead) {
    return lead.organization().equals(scope.organization())
        && scope.reaches(lead.partner())
        && (scope.owner() == null || scope.owner().equals(lead.owner()));
  }

  static Object[] within(Scope scope, Object... more) {
    var among = scope.among() == null ? null : scope.partners();
    var arguments = new Object[7 + more.length];
    arguments[0] = scope.organization();
    arguments[1] = scope.partner();
    arguments[2] = scope.partner();
    arguments[3] = scope.owner();
    arguments[4] = scope.owner();
    arguments[5] = among;
    arguments[6] = among;
    System.arraycopy(more, 0, arguments, 7, more.length);
    return arguments;
  }

  private static Row row(Database.Row r) throws java.sql.SQLException {
    return new Row(
        r.uuid("id"),
        r.uuid("organization"),
        r.uuid("partner"),
        r.text("number"),
        r.text("first_name"),
        r.text("last_name"),
        r.text("company"),
        r.text("country"),
        r.constant("channel", Channel.class),
        r.constant("lifecycle", Lifecycle.class),
        r.flag("on_its_way") ? SyncState.IN_FLIGHT : r.constant("sync_state", SyncState.class),
        r.text("sync_cause"),
        r.text("crm_id"),
        r.text("crm_status"),
        r.constant("crm_stage", Stage.class),
        r.instant("crm_status_since"),
        r.uuid("owner"),
        r.text("owner_name"),
        r.instant("submitted_at"),
        r.instant("crm_ack_at"),
        r.instant("changed_at"),
        r.bytes("email_sealed"),
        r.bytes("phone_sealed"),
        r.bytes("need_sealed"),
        r.number("revision"),
        r.instant("converted_at"),
        r.uuid("d_id") == null ? null : deal(r),
        r.uuid("c_id") == null ? null : LeadHistoryStore.line(r));
  }

  private static DealRow deal(Database.Row r) throws java.sql.SQLException {
    var outcome = r.constant("outcome", DealOutcome.class);
    return new DealRow(
        r.text("d_name"),
        r.text("d_stage"),
        outcome == null ? DealOutcome.OPEN : outcome,
        r.instant("stage_since"),
        r.decimal("amount"),
        r.text("currency"),
        r.text("probability") == null ? null : (int) r.number("probability"),
        r.day("closing_date"));
  }
}
