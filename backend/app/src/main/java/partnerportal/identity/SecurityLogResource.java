package partnerportal.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Page;
import partnerportal.platform.Role;

/** A partner's own security log. */
@Path("security-log")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SecurityLogResource {

  @Inject SecurityLogStore store;
  @Inject CurrentUser me;

  @GET
  @Access(Action.SEE_SECURITY_LOG)
  @Operation(
      summary =
          "Who came in, what changed in the team, and who of the organisation looked at the portal and"
              + " why; newest first. Managers see their own part and who looked.")
  public Page<SecurityEntry> list(
      @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
    var size = Page.limit(limit);
    var lines = store.list(me.scope(), Page.Cursor.parse(cursor), size);
    return Page.of(
        lines.stream().map(SecurityLogResource::entry).toList(),
        size,
        line -> new Page.Cursor(line.at(), line.id()));
  }

  private static SecurityEntry entry(SecurityLogStore.Line line) {
    return new SecurityEntry(
        line.id(),
        line.at(),
        line.event(),
        line.who(),
        line.whom(),
        line.via(),
        line.role(),
        line.reason(),
        line.until());
  }

  /**
   * A line of the log.
   *
   * @param whom it was done to, where that is somebody else
   * @param role they have by it
   * @param reason why somebody of the organisation looked, in their words
   * @param until when that look ended, or will
   */
  @Schema(name = "SecurityEntry")
  public record SecurityEntry(
      @Schema(required = true) UUID id,
      @Schema(required = true) Instant at,
      @Schema(required = true) SecurityEvent event,
      @Schema(nullable = true) String who,
      @Schema(nullable = true) String whom,
      @Schema(nullable = true) Via via,
      @Schema(nullable = true) Role role,
      @Schema(nullable = true) String reason,
      @Schema(nullable = true) Instant until) {}
}
