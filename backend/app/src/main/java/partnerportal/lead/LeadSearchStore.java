package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Page;
import partnerportal.platform.Scope;
import partnerportal.platform.Sealing;

/** Which leads are found; by the one function that row-level security leaves its indexes. */
@ApplicationScoped
class LeadSearchStore {

  @Inject Database database;
  @Inject Sealing sealing;

  /** Ids, newest change first, one more than the limit. */
  List<UUID> found(Scope scope, Sought sought, Page.Cursor after, int limit) {
    var organization = scope.organization();
    var email = sought.email().map(text -> sealing.index(organization, "email", text)).orElse(null);
    var phones =
        sought.phones().stream()
            .map(text -> "\\x" + hex(sealing.index(organization, "phone", text)))
            .toList();
    return database.list(
        "select l.id from search_leads(?::text[], ?::bytea, ?::text[]::bytea[], ?::uuid, ?::uuid, ?, ?, ?) as l(id)",
        row -> row.uuid("id"),
        sought.words(),
        email,
        phones,
        scope.partner(),
        scope.owner(),
        after.at(),
        after.id(),
        limit + 1);
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
