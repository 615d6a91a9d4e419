package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Page;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Sealing;

/** What the trail holds about the security of one partner: its people's deeds, and who looked. */
@ApplicationScoped
@Transactional
class SecurityLogStore {

  private static final Page.Cursor START =
      new Page.Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  private static final List<String> OF_PEOPLE =
      Arrays.stream(SecurityEvent.values())
          .filter(event -> event != SecurityEvent.PARTNER_VIEW_OPENED)
          .map(SecurityEvent::action)
          .toList();

  @Inject Database database;
  @Inject Sealing sealing;

  /**
   * A line of the log.
   *
   * @param who did it; null where that cannot be said
   * @param whom it was done to, where that is somebody else who came in
   * @param role they have by it
   * @param reason of a view
   * @param until when a view ended, or will
   */
  record Line(
      UUID id,
      Instant at,
      SecurityEvent event,
      String who,
      String whom,
      Via via,
      Role role,
      String reason,
      Instant until) {}

  /**
   * Newest first, one more than the limit when there are more; of one person where the scope is.
   */
  List<Line> list(Scope scope, Page.Cursor from, int limit) {
    var after = from == null ? START : from;
    return database.list(
        """
        select e.id, e.at, e.action, e.detail ->> 'via' as via, e.detail ->> 'to' as role, v.id as view, p.name as who,
               case when t.id is distinct from m.id and t.state <> 'INVITED' then tp.name end as whom, v.organization as of, v.viewer_name, v.reason_sealed, least(v.ends_at, v.ended_at) as until
          from ((select * from audit
                  where actor in (select id from membership where organization = ? and partner = ?
                                     and (?::uuid is null or id = ?))
                    and object_type <> 'lead' and action = any (?) and organization = ? and (at, id) < (?, ?)
                  order by at desc, id desc limit ?)
                union all
                (select * from audit
                  where object = ?::uuid::text and object_type = 'partner' and action = ? and organization = ?
                    and (at, id) < (?, ?)
                  order by at desc, id desc limit ?)) e
          left join membership m on m.id = e.actor
          left join person p on p.id = m.person
          left join membership t on t.id = case when e.object_type = 'membership' then e.object::uuid end
          left join person tp on tp.id = t.person
          left join partner_view v on v.id = case when e.object_type = 'partner' then (e.detail ->> 'view')::uuid end
         order by e.at desc, e.id desc limit ?
        """,
        this::line,
        scope.organization(),
        scope.partner(),
        scope.owner(),
        scope.owner(),
        OF_PEOPLE,
        scope.organization(),
        after.at(),
        after.id(),
        limit + 1,
        scope.partner(),
        SecurityEvent.PARTNER_VIEW_OPENED.action(),
        scope.organization(),
        after.at(),
        after.id(),
        limit + 1,
        limit + 1);
  }

  private Line line(Database.Row row) throws SQLException {
    var event = SecurityEvent.of(row.text("action"));
    var view = event == SecurityEvent.PARTNER_VIEW_OPENED;
    return new Line(
        row.uuid("id"),
        row.instant("at"),
        event,
        view ? row.text("viewer_name") : row.text("who"),
        row.text("whom"),
        row.constant("via", Via.class),
        row.constant("role", Role.class),
        view
            ? sealing.open(
                row.uuid("of"),
                PartnerViewStore.place(row.uuid("view")),
                row.bytes("reason_sealed"))
            : null,
        row.instant("until"));
  }
}
