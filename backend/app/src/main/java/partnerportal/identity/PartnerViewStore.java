package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Page;
import partnerportal.platform.Scope;
import partnerportal.platform.Sealing;

/** Who looked at which partner's portal, within a scope; the reason is sealed. */
@ApplicationScoped
@Transactional
class PartnerViewStore {

  private static final Page.Cursor START =
      new Page.Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  @Inject Database database;
  @Inject Sealing sealing;

  void add(PartnerView view, String crmUser) {
    database.update(
        "insert into partner_view (id, organization, partner, viewer, viewer_name, reason_sealed, asked_at, ends_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        view.id(),
        view.organization(),
        view.partner(),
        crmUser,
        view.viewer(),
        sealing.seal(view.organization(), place(view.id()), view.reason()),
        view.askedAt(),
        view.endsAt());
  }

  void opened(Scope scope, UUID id, Instant now, Instant end) {
    database.update(
        "update partner_view set opened_at = ?, ends_at = ? where organization = ? and partner = ? and id = ?",
        now,
        end,
        scope.organization(),
        scope.partner(),
        id);
  }

  /** Whether it stood until now. */
  boolean ended(Scope scope, UUID id, Instant now) {
    return database.update(
            "update partner_view set ended_at = ? where organization = ? and (?::uuid[] is null or partner = any(?::uuid[]))"
                + " and id = ? and ended_at is null and ends_at > ?",
            now,
            scope.organization(),
            scope.partners(),
            scope.partners(),
            id,
            now)
        == 1;
  }

  Optional<PartnerView> one(Scope scope, UUID id) {
    return database.first(
        "select * from partner_view where organization = ? and (?::uuid[] is null or partner = any(?::uuid[])) and id = ?",
        this::view,
        scope.organization(),
        scope.partners(),
        scope.partners(),
        id);
  }

  List<PartnerView> list(Scope scope, Page.Cursor from, int limit) {
    var after = from == null ? START : from;
    return database.list(
        "select * from partner_view where organization = ? and partner = ? and (asked_at, id) < (?, ?)"
            + " order by asked_at desc, id desc limit ?",
        this::view,
        scope.organization(),
        scope.partner(),
        after.at(),
        after.id(),
        limit + 1);
  }

  private PartnerView view(Database.Row row) throws SQLException {
    var id = row.uuid("id");
    var organization = row.uuid("organization");
    return new PartnerView(
        id,
        organization,
        row.uuid("partner"),
        row.text("viewer_name"),
        sealing.open(organization, place(id), row.bytes("reason_sealed")),
        row.instant("asked_at"),
        row.instant("opened_at"),
        row.instant("ends_at"),
        row.instant("ended_at"));
  }

  static String place(UUID id) {
    return "partner_view.reason:" + id;
  }
}
