package partnerportal.sync;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.crm.Lane;
import partnerportal.crm.Lanes;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;

/** Stops and starts one kind of work towards the CRM. What stands still loses nothing. */
@Path("admin/sync/lanes/{lane}/pause")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminLanesResource {

  private static final int MOST_REASON = 200;

  @Inject Lanes lanes;
  @Inject SyncCentre centre;
  @Inject CurrentUser me;

  @PUT
  @Access(Action.ACT_ON_SYNC)
  @Transactional
  @Operation(summary = "Stops a lane until somebody starts it again; gives all that stand still")
  public Page<Lanes.Paused> pause(@PathParam("lane") String lane, @NotNull LanePause pause) {
    var which = lane(lane);
    var reason = pause.reason() == null ? "" : pause.reason().strip();
    if (reason.isEmpty() || reason.length() > MOST_REASON)
      throw Problem.invalid(
          "/reason", "size", "Say why, in " + MOST_REASON + " characters at most.");
    lanes.pause(organization(), which, me.actor(), reason);
    return Page.whole(lanes.paused(organization()));
  }

  @DELETE
  @Access(Action.ACT_ON_SYNC)
  @Transactional
  @Operation(summary = "Starts a lane again, whoever stopped it; gives all that still stand still")
  public Page<Lanes.Paused> resume(@PathParam("lane") String lane) {
    lanes.resume(organization(), lane(lane), me.actor());
    centre.wake(organization());
    return Page.whole(lanes.paused(organization()));
  }

  private static Lane lane(String word) {
    return Arrays.stream(Lane.values())
        .filter(lane -> AdminSyncResource.lower(lane.name()).equals(word))
        .findFirst()
        .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
  }

  private UUID organization() {
    return me.scope().organization();
  }

  @Schema(name = "LanePause")
  public record LanePause(@Schema(required = true, maxLength = 200) String reason) {}
}
