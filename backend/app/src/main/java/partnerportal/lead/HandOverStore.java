package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Scope;

/** Open leads by the member they belong to, within one partner. */
@ApplicationScoped
@Transactional
class HandOverStore {

  private static final String OPEN =
      " organization = ? and partner = ? and lifecycle in ('SUBMITTED', 'RELEASED', 'IN_CRM')";

  @Inject Database database;

  private record Count(UUID owner, long leads) {}

  Map<UUID, Long> openByMember(Scope scope) {
    var counts = new HashMap<UUID, Long>();
    database
        .list(
            "select owner, count(*) as leads from lead where"
                + OPEN
                + " and owner is not null group by owner",
            row -> new Count(row.uuid("owner"), row.number("leads")),
            scope.organization(),
            scope.partner())
        .forEach(count -> counts.put(count.owner(), count.leads()));
    return counts;
  }

  /** What a member of the partner is called. */
  Optional<String> memberName(Scope scope, UUID member) {
    return database.first(
        "select p.name from membership m join person p on p.id = m.person"
            + " where m.organization = ? and m.partner = ? and m.id = ?",
        row -> row.text("name"),
        scope.organization(),
        scope.partner(),
        member);
  }

  /** The open leads of a member. */
  List<UUID> openOf(Scope scope, UUID member) {
    return database.list(
        "select id from lead where" + OPEN + " and owner = ?",
        row -> row.uuid("id"),
        scope.organization(),
        scope.partner(),
        member);
  }
}
