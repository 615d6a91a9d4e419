package partnerportal.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.identity.Membership;
import partnerportal.identity.MembershipState;
import partnerportal.platform.Database;
import partnerportal.platform.Page;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;

/** A partner's team as its screens show it, and the ownership on offer. */
@ApplicationScoped
@Transactional
class MemberStore {

  private static final String MEMBER =
      "select m.id, m.role, m.scope, m.state, m.created_at, m.version, p.id as person, p.email_sealed,"
          + " case when m.activated_at is null then coalesce(i.called, p.name) else p.name end as name,"
          + " i.invited_at, i.expires_at, (select max(s.used_at) from session s where s.membership = m.id) as seen_at"
          + " from membership m join person p on p.id = m.person left join invitation i on i.membership = m.id"
          + " where m.organization = ? and m.partner = ? and m.state in ('INVITED', 'ACTIVE', 'DISABLED')";

  @Inject Database database;

  /** One member; the address is still sealed. */
  record Row(
      UUID id,
      Role role,
      Membership.Sees sees,
      MembershipState state,
      Instant createdAt,
      long version,
      UUID person,
      String name,
      byte[] email,
      Instant invitedAt,
      Instant expiresAt,
      Instant seenAt) {}

  List<Row> list(Scope scope, Page.Cursor from, int limit) {
    return database.list(
        MEMBER + " and (m.created_at, m.id) < (?, ?) order by m.created_at desc, m.id desc limit ?",
        MemberStore::row,
        scope.organization(),
        scope.partner(),
        from == null ? Instant.parse("9999-01-01T00:00:00Z") : from.at(),
        from == null ? new UUID(-1, -1) : from.id(),
        limit + 1);
  }

  Optional<Row> one(Scope scope, UUID id) {
    return database.first(
        MEMBER + " and m.id = ?", MemberStore::row, scope.organization(), scope.partner(), id);
  }

  /** The owner who has been here longest, beside somebody who goes. */
  Optional<UUID> eldestOwner(Scope scope, UUID beside) {
    return database.first(
        "select id from membership where organization = ? and partner = ? and role = 'PARTNER_OWNER'"
            + " and state = 'ACTIVE' and id <> ? order by activated_at, id limit 1",
        row -> row.uuid("id"),
        scope.organization(),
        scope.partner(),
        beside);
  }

  /** An ownership on offer. */
  record Offer(UUID from, UUID to, Instant offeredAt, Instant expiresAt) {}

  void offer(Scope scope, UUID from, UUID to, Instant now, Instant expires) {
    database.update(
        "insert into ownership_offer (partner, organization, from_member, to_member, offered_at, expires_at)"
            + " values (?, ?, ?, ?, ?, ?) on conflict (partner) do update set from_member = excluded.from_member,"
            + " to_member = excluded.to_member, offered_at = excluded.offered_at, expires_at = excluded.expires_at",
        scope.partner(),
        scope.organization(),
        from,
        to,
        now,
        expires);
  }

  Optional<Offer> offer(Scope scope, Instant now) {
    return database.first(
        "select * from ownership_offer where organization = ? and partner = ? and expires_at > ?",
        row ->
            new Offer(
                row.uuid("from_member"),
                row.uuid("to_member"),
                row.instant("offered_at"),
                row.instant("expires_at")),
        scope.organization(),
        scope.partner(),
        now);
  }

  void endOffer(Scope scope) {
    database.update(
        "delete from ownership_offer where organization = ? and partner = ?",
        scope.organization(),
        scope.partner());
  }

  private static Row row(Database.Row row) throws java.sql.SQLException {
    return new Row(
        row.uuid("id"),
        row.constant("role", Role.class),
        row.constant("scope", Membership.Sees.class),
        row.constant("state", MembershipState.class),
        row.instant("created_at"),
        row.number("version"),
        row.uuid("person"),
        row.text("name"),
        row.bytes("email_sealed"),
        row.instant("invited_at"),
        row.instant("expires_at"),
        row.instant("seen_at"));
  }
}
