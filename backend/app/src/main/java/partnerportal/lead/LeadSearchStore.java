package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
    var emails = indexes(organization, "email", sought.email().stream());
    var phones = indexes(organization, "phone", sought.phones().stream());
    return database.list(
        "select l.id from search_leads(?::text[], ?::bytea[], ?::bytea[], ?::uuid, ?::uuid, ?, ?, ?) as l(id)",
        row -> row.uuid("id"),
        sought.words(),
        emails,
        phones,
        scope.partner(),
        scope.owner(),
        after.at(),
        after.id(),
        limit + 1);
  }

  /** Whichever of our keys they are stored under. */
  private List<byte[]> indexes(UUID organization, String kind, Stream<String> texts) {
    return texts.flatMap(text -> sealing.indexes(organization, kind, text).stream()).toList();
  }
}
