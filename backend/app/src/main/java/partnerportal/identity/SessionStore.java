package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;
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
          + " and (s.membership is null or m.state = 'ACTIVE' and partner_is_open(m.partner))";

  /** What a living session says. */
  record Standing(boolean seesAll) {}

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
      Instant now,
      Instant expires) {
    database.update(
        "insert into session (id, secret_hash, organization, person, membership, crm_user, role, name, created_at, used_at, expires_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        secretHash,
        organization,
        person,
        membership,
        crmUser,
        role,
        name,
        now,
        now,
        expires);
  }

  Optional<Standing> standing(UUID id, Instant now, Instant idleSince) {
    return database.first(
        "select m.scope from session s left join membership m on m.id = s.membership where s.id = ? and"
            + ALIVE,
        row -> new Standing("ALL".equals(row.text("scope"))),
        id,
        now,
        idleSince);
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

  void used(UUID id, Instant now) {
    database.update("update session set used_at = ? where id = ?", now, id);
  }

  void revoke(byte[] secretHash, Instant now) {
    database.update(
        "update session set revoked_at = ? where secret_hash = ? and revoked_at is null",
        now,
        secretHash);
  }
}
