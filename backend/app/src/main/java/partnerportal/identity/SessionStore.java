package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import partnerportal.organization.SecondStepOf;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Database;
import partnerportal.platform.Page;
import partnerportal.platform.Role;

/**
 * Session rows. Whether one is alive hangs on the membership and the partner too, so that disabling
 * either shuts the door without touching the session; the partner's state is read past row-level
 * security by a function of its own.
 */
@ApplicationScoped
@Transactional
class SessionStore {

  private static final String ALIVE =
      " s.revoked_at is null and s.expires_at > ? and s.used_at > ?"
          + " and (s.membership is null or m.state = 'ACTIVE' and partner_is_open(m.partner))"
          + " and (s.views is null or s.secret_hash is not null and may_look(s))";

  private static final String ENTRY =
      "select s.* from session s left join membership m on m.id = s.membership";

  /**
   * What a living session says.
   *
   * @param viewing whether it is a look at a partner's portal
   * @param lookedAfter the partners a manager of the CRM looks after; empty for all others
   * @param secondStepBy until when a second step that is demanded has to be there; null where it
   *     is, or is not demanded
   */
  record Standing(
      Role role, boolean seesAll, boolean viewing, Set<UUID> lookedAfter, Instant secondStepBy) {

    /** Whether nothing goes on before the second step is there. */
    boolean stuck(Instant now) {
      return secondStepBy != null && !now.isBefore(secondStepBy);
    }
  }

  @Inject Database database;

  void add(
      UUID id,
      byte[] secretHash,
      UUID organization,
      UUID person,
      UUID membership,
      String crmUser,
      Role role,
      String name,
      Caller caller,
      Via via,
      Instant now,
      Instant expires) {
    database.update(
        "insert into session (id, secret_hash, organization, person, membership, crm_user, role, name,"
            + " agent, network, via, created_at, used_at, expires_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        secretHash,
        organization,
        person,
        membership,
        crmUser,
        role,
        name,
        caller == null ? null : caller.agent(),
        caller == null ? null : caller.network(),
        via,
        now,
        now,
        expires);
  }

  Optional<Standing> standing(UUID id, Instant now, Instant idleSince) {
    return database.first(
        "select m.scope, coalesce(m.role, s.role) as role, s.views is not null as viewing, o.second_step_of,"
            + " case when s.role = 'CRM_MANAGER' then partners_looked_after(s.organization, s.crm_user) end as looked_after,"
            + " greatest(o.second_step_since, m.activated_at) + o.second_step_grace * interval '1 day' as second_step_by"
            + " from session s left join membership m on m.id = s.membership"
            + " left join second_factor f on f.person = m.person and f.confirmed_at is not null"
            + " left join organization o on o.id = m.organization and o.second_step_of <> 'NOBODY' and f.person is null"
            + " where s.id = ? and"
            + ALIVE,
        SessionStore::standing,
        id,
        now,
        idleSince);
  }

  private static Standing standing(Database.Row row) throws java.sql.SQLException {
    var role = row.constant("role", Role.class);
    var of = row.constant("second_step_of", SecondStepOf.class);
    return new Standing(
        role,
        "ALL".equals(row.text("scope")),
        row.flag("viewing"),
        row.texts("looked_after").stream().map(UUID::fromString).collect(Collectors.toSet()),
        of != null && Matrix.demandsSecondStep(of, role) ? row.instant("second_step_by") : null);
  }

  Optional<Tokens.Holder> byCookie(byte[] secretHash, Instant now, Instant idleSince) {
    return database.first(
        "select s.id, s.organization, m.partner, m.id as membership, s.person, m.role, s.name from session s"
            + " join membership m on m.id = s.membership where s.secret_hash = ? and"
            + ALIVE,
        row ->
            new Tokens.Holder(
                row.uuid("id"),
                row.uuid("organization"),
                row.uuid("partner"),
                row.uuid("membership"),
                row.uuid("person"),
                row.uuid("person").toString(),
                row.uuid("person").toString(),
                row.text("name"),
                row.constant("role", Role.class)),
        secretHash,
        now,
        idleSince);
  }

  /** What the CRM calls the user of a session of its own. */
  String crmUser(UUID id) {
    return database
        .first("select crm_user from session where id = ?", row -> row.text("crm_user"), id)
        .orElseThrow();
  }

  /**
   * A look at a partner's portal that is yet to be opened.
   *
   * @param whileLookedAfter whether it ends when the partner is given to somebody else to look
   *     after
   */
  void addView(
      UUID id,
      byte[] handOver,
      CurrentUser.Identity who,
      String crmUser,
      UUID partner,
      boolean whileLookedAfter,
      Instant now,
      Instant end) {
    database.update(
        "insert into session (id, handover_hash, organization, views, while_looked_after, crm_user, role, name,"
            + " created_at, used_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        handOver,
        who.organization(),
        partner,
        whileLookedAfter,
        crmUser,
        Role.PARTNER_OWNER,
        who.name(),
        now,
        now,
        end);
  }

  /** Takes the hand-over, if it is still there to be taken; who comes second finds nothing. */
  Optional<PartnerViews.Standing> openView(
      byte[] handOver, byte[] secret, Instant now, Instant end) {
    return database.first(
        "update session s set handover_hash = null, secret_hash = ?, used_at = ?, expires_at = ?"
            + " where handover_hash = ? and revoked_at is null and expires_at > ? and may_look(s)"
            + " returning id, organization, views, name, expires_at",
        SessionStore::view,
        secret,
        now,
        end,
        handOver,
        now);
  }

  /** The look at a partner's portal a cookie is for, while it stands. */
  Optional<PartnerViews.Standing> view(byte[] secret, Instant now) {
    return database.first(
        "select id, organization, views, name, expires_at from session s where secret_hash = ?"
            + " and views is not null and revoked_at is null and expires_at > ? and may_look(s)",
        SessionStore::view,
        secret,
        now);
  }

  /**
   * Looks at a partner's portal that stand.
   *
   * @param butOf a CRM user whose looks are left out; null for none
   * @param whileLookedAfter only those that last while who looks also looks after the partner
   */
  List<UUID> views(UUID partner, String butOf, boolean whileLookedAfter, Instant now) {
    return database.list(
        "select id from session where views = ? and revoked_at is null and expires_at > ?"
            + " and (not ? or while_looked_after) and crm_user is distinct from ? order by id for update",
        row -> row.uuid("id"),
        partner,
        now,
        whileLookedAfter,
        butOf);
  }

  void revokeView(UUID id, Instant now) {
    database.update(
        "update session set revoked_at = ? where id = ? and views is not null and revoked_at is null"
            + " and expires_at > ?",
        now,
        id,
        now);
  }

  private static PartnerViews.Standing view(Database.Row row) throws java.sql.SQLException {
    return new PartnerViews.Standing(
        row.uuid("id"),
        row.uuid("organization"),
        row.uuid("views"),
        row.text("name"),
        row.instant("expires_at"));
  }

  void used(UUID id, Instant now) {
    database.update("update session set used_at = ? where id = ?", now, id);
  }

  void revoke(byte[] secretHash, Instant now) {
    database.update(
        "update session set revoked_at = ? where secret_hash = ? and revoked_at is null",
        now,
        secretHash);
  }

  Optional<Instant> end(UUID id) {
    return database.first(
        "select expires_at from session where id = ?", row -> row.instant("expires_at"), id);
  }

  void revokeOf(UUID membership, Instant now) {
    database.update(
        "update session set revoked_at = ? where membership = ? and revoked_at is null",
        now,
        membership);
  }

  void revokeAll(UUID person, Instant now) {
    database.update(
        "update session set revoked_at = ? where person = ? and revoked_at is null", now, person);
  }

  void revokeOthers(UUID person, UUID beside, Instant now) {
    database.update(
        "update session set revoked_at = ? where person = ? and id <> ? and revoked_at is null",
        now,
        person,
        beside);
  }

  /** Whether it was this person's and still stood. */
  boolean revoke(UUID person, UUID id, Instant now) {
    return database.update(
            "update session set revoked_at = ? where person = ? and id = ? and revoked_at is null",
            now,
            person,
            id)
        == 1;
  }

  boolean isOf(UUID person, UUID id) {
    return database
        .first("select 1 as one from session where person = ? and id = ?", r -> true, person, id)
        .isPresent();
  }

  /** A session as its person sees it; {@code endedAt} is null while it stands. */
  record Entry(
      UUID id,
      String agent,
      String network,
      Via via,
      Instant createdAt,
      Instant usedAt,
      Instant expiresAt,
      Instant endedAt) {}

  List<Entry> standing(UUID person, Instant now, Instant idleSince, Page.Cursor from, int limit) {
    return database.list(
        ENTRY
            + " where s.person = ? and (s.created_at, s.id) < (?, ?) and"
            + ALIVE
            + " order by s.created_at desc, s.id desc limit ?",
        SessionStore::entry,
        person,
        at(from),
        id(from),
        now,
        idleSince,
        limit + 1);
  }

  List<Entry> history(UUID person, Page.Cursor from, int limit) {
    return database.list(
        ENTRY
            + " where s.person = ? and (s.created_at, s.id) < (?, ?)"
            + " order by s.created_at desc, s.id desc limit ?",
        SessionStore::entry,
        person,
        at(from),
        id(from),
        limit + 1);
  }

  /** Forgets sessions that have been over since then. */
  int forget(Instant over) {
    return database.update(
        "delete from session where expires_at < ? or revoked_at < ?", over, over);
  }

  private static Instant at(Page.Cursor from) {
    return from == null ? Instant.parse("9999-01-01T00:00:00Z") : from.at();
  }

  private static UUID id(Page.Cursor from) {
    return from == null ? new UUID(-1, -1) : from.id();
  }

  private static Entry entry(Database.Row row) throws java.sql.SQLException {
    return new Entry(
        row.uuid("id"),
        row.text("agent"),
        row.text("network"),
        row.constant("via", Via.class),
        row.instant("created_at"),
        row.instant("used_at"),
        row.instant("expires_at"),
        row.instant("revoked_at"));
  }
}
