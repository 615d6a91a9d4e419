package partnerportal.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;

/** Links rows of the trail to each other. */
@ApplicationScoped
@Transactional
class AuditChainStore {

  private static final int LOCK = 7_015_002;

  @Inject Database database;

  /** The end of the chain. */
  record Top(long n, byte[] hash) {}

  Optional<Top> top() {
    return database.first(
        "select n, hash from audit_link order by n desc limit 1",
        row -> new Top(row.number("n"), row.bytes("hash")));
  }

  /**
   * Links rows that wait for it. A row is there when its transaction has ended, however late, so
   * none is passed over.
   *
   * @return how many
   */
  int link(int most) {
    database.list("select pg_advisory_xact_lock(" + LOCK + ")::text as t", row -> row.text("t"));
    var rows =
        database.list(
            "select " + AuditRow.COLUMNS + waiting(), row -> AuditRow.read(row.columns(), 1), most);
    var top = top().orElse(new Top(0, Head.NOTHING));
    var links = new ArrayList<Object[]>();
    for (var row : rows) {
      top = new Top(top.n() + 1, row.linked(top.n() + 1, top.hash()));
      links.add(new Object[] {top.n(), row.id(), top.hash()});
    }
    database.updateAll("insert into audit_link (n, audit, hash) values (?, ?, ?)", links);
    // not "= any": a plan kept from when nothing waited would compare each of these with each row
    database.update(
        "delete from audit_unlinked u using unnest(?::uuid[]) as these (audit) where u.audit = these.audit",
        rows.stream().map(AuditRow::id).map(UUID::toString).toList());
    return rows.size();
  }

  private static String waiting() {
    return " from audit_unlinked u join audit a on a.id = u.audit order by u.audit limit ?";
  }
}
