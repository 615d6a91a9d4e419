package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.LiveHint;

/**
 * Which kinds of work towards an organisation's CRM stand still: because a person said so, or
 * because the credits of the day run out. What stands still loses nothing; it waits.
 */
@ApplicationScoped
@Transactional
public class Lanes {

  @Inject LaneStore store;
  @Inject Audit audit;
  @Inject Event<LiveHint> hints;

  /**
   * A lane that stands still.
   *
   * @param by who closed it; null for the portal itself
   * @param governed whether it opens by itself when there are credits again
   * @param reason readable
   */
  @Schema(name = "PausedLane")
  public record Paused(
      @Schema(required = true) Lane lane,
      @Schema(required = true) Instant at,
      @Schema(nullable = true) String by,
      @Schema(required = true) boolean governed,
      @Schema(required = true) String reason) {}

  /** Closes a lane until somebody opens it; the second time changes nothing. */
  public void pause(UUID organization, Lane lane, Actor by, String reason) {
    if (!store.pause(organization, lane, by.name(), false, reason)) return;
    note(organization, by, "lane-paused", lane, reason);
  }

  /** Opens a lane, whoever closed it. */
  public void resume(UUID organization, Lane lane, Actor by) {
    if (store.resume(organization, lane)) note(organization, by, "lane-resumed", lane, "");
  }

  /** Closes a lane for want of credits. Whether it was open. */
  boolean close(UUID organization, Lane lane, String reason) {
    var closed = store.pause(organization, lane, null, true, reason);
    if (closed) note(organization, Actor.SYSTEM, "lane-paused", lane, reason);
    return closed;
  }

  /** Opens what was closed for want of credits. Whether it was. */
  boolean release(UUID organization, Lane lane) {
    var open = store.release(organization, lane);
    if (open) note(organization, Actor.SYSTEM, "lane-resumed", lane, "");
    return open;
  }

  public boolean open(UUID organization, Lane lane) {
    return paused(organization).stream().noneMatch(paused -> paused.lane == lane);
  }

  /** What stands still, the longest first. */
  public List<Paused> paused(UUID organization) {
    return store.paused(organization);
  }

  private void note(UUID organization, Actor by, String what, Lane lane, String reason) {
    audit.note(organization, by, what, "lane", lane, Map.of("reason", reason));
    hints.fire(new LiveHint(organization, null, "crm", organization));
  }
}
