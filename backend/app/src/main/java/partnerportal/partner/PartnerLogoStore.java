package partnerportal.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import partnerportal.platform.Database;
import partnerportal.platform.Scope;

/** Logos; a partner has one or none. */
@ApplicationScoped
class PartnerLogoStore {

  @Inject Database database;

  Optional<PartnerLogo> find(Scope scope) {
    return database.first(
        "select sha256, width, height from partner_logo where organization = ? and partner = ?",
        PartnerLogoStore::logo,
        scope.organization(),
        scope.partner());
  }

  Optional<PartnerLogo.Image> image(Scope scope) {
    return database.first(
        "select sha256, width, height, png from partner_logo where organization = ? and partner = ?",
        row -> new PartnerLogo.Image(logo(row), row.bytes("png")),
        scope.organization(),
        scope.partner());
  }

  /** Whether it is another one than before. */
  boolean put(Scope scope, byte[] sha256, Redrawing.Picture picture, Instant now) {
    return database.update(
            "insert into partner_logo as l (organization, partner, sha256, width, height, png, set_at)"
                + " values (?, ?, ?, ?, ?, ?, ?) on conflict (partner) do update set sha256 = excluded.sha256,"
                + " width = excluded.width, height = excluded.height, png = excluded.png, set_at = excluded.set_at"
                + " where l.sha256 <> excluded.sha256",
            scope.organization(),
            scope.partner(),
            sha256,
            picture.width(),
            picture.height(),
            picture.png(),
            now)
        == 1;
  }

  /** Whether there was one. */
  boolean remove(Scope scope) {
    return database.update(
            "delete from partner_logo where organization = ? and partner = ?",
            scope.organization(),
            scope.partner())
        == 1;
  }

  private static PartnerLogo logo(Database.Row row) throws SQLException {
    return new PartnerLogo(
        HexFormat.of().formatHex(row.bytes("sha256")),
        (int) row.number("width"),
        (int) row.number("height"));
  }
}
