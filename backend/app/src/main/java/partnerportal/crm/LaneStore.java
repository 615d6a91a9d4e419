package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import partnerportal.platform.Database;

/** Lanes that stand still. */
@ApplicationScoped
class LaneStore {

  private static final String ROW = " where organization = ? and lane = ?";

  @Inject Database database;

  List<Lanes.Paused> paused(UUID organization) {
    return database.list(
        "select lane, paused_at, paused_by, governed, reason from sync_lane where organization = ? order by paused_at, lane",
        row ->
            new Lanes.Paused(
                row.constant("lane", Lane.class),
                row.instant("paused_at"),
                row.text("paused_by"),
                row.flag("governed"),
                row.text("reason")),
        organization);
  }

  /** A person's word stands over the governor's. Whether anything changed. */
  boolean pause(UUID organization, Lane lane, String by, boolean governed, String reason) {
    return database.update(
            "insert into sync_lane (organization, lane, paused_at, paused_by, governed, reason)"
                + " values (?, ?, now(), ?, ?, ?) on conflict (organization, lane) do update set"
                + " paused_by = excluded.paused_by, governed = false, reason = excluded.reason"
                + " where sync_lane.governed and not excluded.governed",
            organization,
            lane,
            by,
            governed,
            reason)
        == 1;
  }

  boolean resume(UUID organization, Lane lane) {
    return database.update("delete from sync_lane" + ROW, organization, lane) == 1;
  }

  /** Opens what the governor closed and nobody else. */
  boolean release(UUID organization, Lane lane) {
    return database.update("delete from sync_lane" + ROW + " and governed", organization, lane)
        == 1;
  }
}
