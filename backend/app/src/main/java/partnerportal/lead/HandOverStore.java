package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
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

  /** The leads that were moved. */
  List<UUID> move(Scope scope, UUID from, UUID to, Instant now) {
    return database.list(
        "update lead set owner = ?, changed_at = ?, version = version + 1 where"
            + OPEN
            + " and owner = ? returning id",
        row -> row.uuid("id"),
        to,
        now,
        scope.organization(),
        scope.partner(),
        from);
  }
}
