package partnerportal.team;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.identity.Membership;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Idempotency;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;

/** A partner's door to its team. */
@Path("members")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MembersResource {

  @Inject Members members;
  @Inject MemberViews views;
  @Inject Idempotency idempotency;
  @Inject CurrentUser me;

  @GET
  @Access(Action.SEE_TEAM)
  @Operation(summary = "The team and who is invited, newest first.")
  public Page<MemberViews.Member> list(
      @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
    return views.list(Members.By.of(me), Page.Cursor.parse(cursor), Page.limit(limit));
  }

  @GET
  @Path("roles")
  @Access(Action.SEE_TEAM)
  @Operation(summary = "What each role of a partner can and cannot do, from the matrix.")
  public Page<MemberViews.RoleView> roles() {
    return Page.whole(MemberViews.roles(me.identity().role()));
  }

  @GET
  @Path("{id}")
  @Access(Action.SEE_TEAM)
  @Operation(summary = "One member.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MemberViews.Member.class)))
  public Response one(@PathParam("id") UUID id) {
    return answer(id);
  }

  @POST
  @Access(Action.INVITE_MEMBER)
  @Transactional
  @Operation(summary = "Invites somebody by mail, with a role and a scope.")
  @APIResponse(
      responseCode = "201",
      description = "Invited; the mail is on its way.",
      content = @Content(schema = @Schema(implementation = Invited.class)))
  public Response invite(
      @HeaderParam("Idempotency-Key") String key, @NotNull @Valid NewMember wanted) {
    var by = Members.By.of(me);
    var invited =
        idempotency.once(
            me.principal(),
            "POST /members",
            key,
            wanted,
            Invited.class,
            () ->
                new Invited(
                    members.invite(
                        by, wanted.email(), wanted.name(), wanted.role(), wanted.scope())));
    return Response.created(URI.create("members/" + invited.id())).entity(invited).build();
  }

  @PATCH
  @Path("{id}")
  @Access(Action.CHANGE_MEMBER)
  @Operation(summary = "Changes role or scope. If-Match carries the version that was seen.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MemberViews.Member.class)))
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String seen,
      @NotNull MemberChange change) {
    members.change(Members.By.of(me), id, version(seen), change.role(), change.scope());
    return answer(id);
  }

  @POST
  @Path("{id}/invitation")
  @Consumes(MediaType.WILDCARD)
  @Access(Action.INVITE_MEMBER)
  @Operation(summary = "Sends the invitation again, with a new link; the old one ends.")
  @APIResponse(responseCode = "202", description = "The mail is on its way.")
  public Response resend(@PathParam("id") UUID id) {
    members.resend(Members.By.of(me), id);
    return Response.accepted().build();
  }

  @DELETE
  @Path("{id}/invitation")
  @Access(Action.INVITE_MEMBER)
  @Operation(summary = "Takes an invitation back; its link ends.")
  @APIResponse(responseCode = "204", description = "Taken back, or was already.")
  public Response revoke(@PathParam("id") UUID id) {
    members.revoke(Members.By.of(me), id);
    return Response.noContent().build();
  }

  @POST
  @Path("{id}/disable")
  @Access(Action.CHANGE_MEMBER)
  @Operation(summary = "Shuts a member out; their open leads go to a colleague.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MemberViews.Member.class)))
  public Response disable(@PathParam("id") UUID id, @NotNull HandedOver handOver) {
    members.disable(Members.By.of(me), id, handOver.leadsTo());
    return answer(id);
  }

  @POST
  @Path("{id}/enable")
  @Consumes(MediaType.WILDCARD)
  @Access(Action.CHANGE_MEMBER)
  @Operation(summary = "Lets a disabled member back in, as they were.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MemberViews.Member.class)))
  public Response enable(@PathParam("id") UUID id) {
    members.enable(Members.By.of(me), id);
    return answer(id);
  }

  @DELETE
  @Path("me")
  @Access(Action.LEAVE_TEAM)
  @Operation(summary = "The caller leaves the team; their open leads go to an owner.")
  @APIResponse(responseCode = "204", description = "Gone, and signed out.")
  public Response leave() {
    members.leave(Members.By.of(me));
    return Response.noContent().build();
  }

  private Response answer(UUID id) {
    var member = views.one(Members.By.of(me), id);
    return Response.ok(member).tag(String.valueOf(member.version())).build();
  }

  private static long version(String ifMatch) {
    if (ifMatch == null) throw new Problem(ProblemKind.PRECONDITION_REQUIRED, null);
    var text = ifMatch.replace("\"", "").strip();
    if (!text.matches("\\d{1,18}")) throw new Problem(ProblemKind.VERSION_CONFLICT, null);
    return Long.parseLong(text);
  }

  /** Scope counts for members only; the other roles see all. */
  public record NewMember(
      @NotBlank
          @Size(max = 254)
          @Pattern(regexp = "[^@\\s]{1,64}@[^@\\s]{1,189}", message = "Enter an e-mail address.")
          String email,
      @Schema(nullable = true) @Size(min = 1, max = 120) String name,
      @NotNull Role role,
      @Schema(nullable = true) Membership.Sees scope) {}

  public record Invited(@Schema(required = true) UUID id) {}

  public record MemberChange(
      @Schema(nullable = true) Role role, @Schema(nullable = true) Membership.Sees scope) {}

  /** Who takes over; may be left out where there is nothing to take over. */
  public record HandedOver(@Schema(nullable = true) UUID leadsTo) {}
}
