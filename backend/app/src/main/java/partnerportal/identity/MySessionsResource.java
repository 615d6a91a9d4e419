package partnerportal.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.audit.Audit;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Page;

/** Where a person is signed in, and was. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MySessionsResource {

  @Inject Sessions sessions;
  @Inject SessionStore store;
  @Inject Audit audit;
  @Inject CurrentUser me;

  @GET
  @Path("sessions")
  @Access(Action.SEE_OWN_SESSIONS)
  @Operation(summary = "Where the caller is signed in now, newest first.")
  public Page<SessionEntry> standing(
      @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
    var size = Page.limit(limit);
    var who = me.identity();
    var rows = sessions.standing(who.person(), Page.Cursor.parse(cursor), size);
    return Page.of(
        rows.stream()
            .map(
                s ->
                    new SessionEntry(
                        s.id(),
                        s.id().equals(who.session()),
                        s.createdAt(),
                        s.usedAt(),
                        s.expiresAt(),
                        s.agent(),
                        s.network(),
                        s.via()))
            .toList(),
        size,
        s -> new Page.Cursor(s.createdAt(), s.id()));
  }

  @DELETE
  @Path("sessions/{id}")
  @Transactional
  @Access(Action.END_OWN_SESSIONS)
  @Operation(summary = "Ends one of the caller's sessions, everywhere within five seconds.")
  @APIResponse(responseCode = "204", description = "Ended, or had already.")
  public Response end(@PathParam("id") UUID id) {
    if (sessions.end(me.identity().person(), id))
      audit.note(me.organization(), me.actor(), "session-ended", "session", id, Map.of());
    return Response.noContent().build();
  }

  @GET
  @Path("sign-ins")
  @Access(Action.SEE_OWN_SESSIONS)
  @Operation(summary = "When and from where the caller signed in, newest first.")
  public Page<SignInEntry> history(
      @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
    var size = Page.limit(limit);
    var rows = store.history(me.identity().person(), Page.Cursor.parse(cursor), size);
    return Page.of(
        rows.stream()
            .map(
                s ->
                    new SignInEntry(
                        s.id(), s.createdAt(), s.agent(), s.network(), s.via(), s.endedAt()))
            .toList(),
        size,
        s -> new Page.Cursor(s.at(), s.id()));
  }

  /** The network is a neighbourhood, never a whole address. */
  public record SessionEntry(
      @Schema(required = true) UUID id,
      @Schema(required = true) boolean current,
      @Schema(required = true) Instant createdAt,
      @Schema(required = true) Instant usedAt,
      @Schema(required = true) Instant expiresAt,
      @Schema(nullable = true) String agent,
      @Schema(nullable = true) String network,
      @Schema(nullable = true) Via via) {}

  /** When it was ended by hand; null where it is still open or simply ran out. */
  public record SignInEntry(
      @Schema(required = true) UUID id,
      @Schema(required = true) Instant at,
      @Schema(nullable = true) String agent,
      @Schema(nullable = true) String network,
      @Schema(nullable = true) Via via,
      @Schema(nullable = true) Instant endedAt) {}
}
