package partnerportal.lead;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.identity.Matrix;
import partnerportal.identity.Reach;
import partnerportal.lead.LeadEdits.IfMatch;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Idempotency;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Settings;

/** A partner's door to its leads. */
@Path("leads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LeadsResource {

  @Inject Leads leads;
  @Inject LeadEdits edits;
  @Inject LeadMoments moments;
  @Inject LeadStore store;
  @Inject LeadHistoryStore history;
  @Inject LeadViews views;
  @Inject LeadSearch search;
  @Inject Idempotency idempotency;
  @Inject CurrentUser me;
  @Inject Settings settings;

  @GET
  @Access(Action.SEE_LEADS)
  @Transactional
  @Operation(summary = "Leads, newest change first.")
  public Page<LeadViews.LeadRow> list(
      @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
    var size = Page.limit(limit);
    var rows = store.list(me.scope(), Page.Cursor.parse(cursor), size);
    return Page.of(rows.stream().map(views::row).toList(), size, LeadViews::place);
  }

  @POST
  @Path("search")
  @Access(Action.SEE_LEADS)
  @Transactional
  @Operation(
      summary =
          "Leads with all the words in their names, company or number, or with an e-mail address or"
              + " phone number when it is complete; newest change first. Changes nothing: what is"
              + " looked for is personal data, which no address may carry.")
  public Page<LeadViews.LeadRow> search(@NotNull LeadSearchRequest wanted) {
    return search.page(me.scope(), me.sight(), wanted.q(), wanted.limit(), wanted.cursor());
  }

  @POST
  @Access(Action.CREATE_LEAD)
  @Transactional
  @Operation(summary = "Takes a lead in and gives its receipt. It reaches the CRM within seconds.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Leads.Submitted.class)))
  public Response submit(@HeaderParam("Idempotency-Key") String key, @NotNull NewLead lead) {
    var who = me.identity();
    var by = new Submission.By(who.partner(), who.membership(), Channel.PORTAL, null);
    var taken =
        idempotency.once(
            me.principal(),
            "leads",
            key,
            lead,
            Leads.Submitted.class,
            () -> leads.submit(who.organization(), by, lead.submission(), me.actor()));
    return Response.created(URI.create(settings.publicUrl() + "/api/v1/leads/" + taken.id()))
        .entity(taken)
        .build();
  }

  @GET
  @Path("{id}")
  @Access(Action.SEE_LEADS)
  @Transactional
  @Operation(summary = "One lead.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LeadViews.LeadPage.class)))
  public Response one(@PathParam("id") UUID id) {
    return shown(store.one(me.scope(), id).orElseThrow(LeadNotFound::new));
  }

  @PATCH
  @Path("{id}")
  @Access(Action.EDIT_LEAD)
  @Transactional
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  @Operation(
      summary =
          "Changes what partners may change of a lead. Members left out stay; null empties one."
              + " If-Match names the ETag of what was read. The CRM has it within seconds.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LeadViews.LeadPage.class)))
  public Response edit(
      @PathParam("id") UUID id,
      @Parameter(required = true) @HeaderParam("If-Match") String revision,
      @NotNull LeadPatch patch) {
    edits.edit(me.scope(), id, patch.values(), IfMatch.of(revision), me.actor());
    return shown(store.one(me.scope(), id).orElseThrow(LeadNotFound::new));
  }

  /** The tag counts what partners may edit, so that news of the sync spoil nobody's edit. */
  private Response shown(LeadStore.Row lead) {
    var page = views.page(lead, mayEdit(lead));
    return Response.ok(page).tag(String.valueOf(lead.revision())).build();
  }

  private boolean mayEdit(LeadStore.Row lead) {
    var who = me.identity();
    if (who.viewing()) return false;
    return Matrix.reach(Action.EDIT_LEAD, who.role())
        .map(reach -> reach == Reach.PARTNER || Objects.equals(lead.owner(), who.membership()))
        .orElse(false);
  }

  @GET
  @Path("{id}/state")
  @Access(Action.SEE_LEADS)
  @Transactional
  @Operation(
      summary =
          "A lead as it was at a moment, rebuilt from its history; not-found before it began.")
  public LeadViews.LeadThen state(
      @PathParam("id") UUID id,
      @Parameter(required = true, schema = @Schema(type = SchemaType.STRING, format = "date-time"))
          @QueryParam("at")
          String at) {
    var moment = moment(at);
    return moments
        .at(me.scope(), id, moment)
        .map(state -> views.then(id, moment, state))
        .orElseThrow(LeadNotFound::new);
  }

  private static Instant moment(String at) {
    try {
      if (at != null) return Instant.parse(at);
    } catch (DateTimeParseException e) {
      // told below, as when it is missing
    }
    throw new Problem(
        ProblemKind.INVALID_PARAMETER, "Give at as an instant like 2030-01-01T12:00:00Z.");
  }

  @GET
  @Path("{id}/timeline")
  @Access(Action.SEE_LEADS)
  @Transactional
  @Operation(summary = "What happened to a lead, newest first.")
  public Page<LeadViews.Entry> timeline(
      @PathParam("id") UUID id,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor) {
    var size = Page.limit(limit);
    if (store.one(me.scope(), id).isEmpty()) throw new LeadNotFound();
    var lines = history.story(me.scope(), id, Page.Cursor.parse(cursor), size);
    return Page.of(lines.stream().map(views::entry).toList(), size, LeadViews::place);
  }

  /** Limit and cursor as in the list. */
  @Schema(name = "LeadSearch")
  public record LeadSearchRequest(
      @Schema(required = true, minLength = 1, maxLength = Sought.LONGEST) String q,
      @Schema(nullable = true, minimum = "1", maximum = "200") Integer limit,
      @Schema(nullable = true) String cursor) {}

  /** Absent: as it is; null: empty. Judged by {@link LeadRules} too. */
  @Schema(name = "LeadPatch")
  public record LeadPatch(
      @Schema(implementation = String.class, nullable = true, maxLength = 40)
          Optional<String> firstName,
      @Schema(implementation = String.class, maxLength = 80) Optional<String> lastName,
      @Schema(implementation = String.class, maxLength = 200) Optional<String> company,
      @Schema(implementation = String.class, nullable = true, maxLength = 100, format = "email")
          Optional<String> email,
      @Schema(implementation = String.class, nullable = true, maxLength = 30)
          Optional<String> phone,
      @Schema(implementation = String.class, nullable = true, maxLength = 100)
          Optional<String> country,
      @Schema(implementation = String.class, nullable = true, maxLength = 2000)
          Optional<String> need) {

    Map<MirroredField, String> values() {
      var values = MirroredField.none();
      put(values, MirroredField.FIRST_NAME, firstName);
      put(values, MirroredField.LAST_NAME, lastName);
      put(values, MirroredField.COMPANY, company);
      put(values, MirroredField.EMAIL, email);
      put(values, MirroredField.PHONE, phone);
      put(values, MirroredField.COUNTRY, country);
      put(values, MirroredField.NEED, need);
      return values;
    }

    private static void put(
        Map<MirroredField, String> values, MirroredField field, Optional<String> value) {
      if (value != null) values.put(field, value.orElse(null));
    }
  }

  /**
   * What is judged by {@link LeadRules}, so that every fault is told at once and the same at every
   * door.
   */
  @Schema(name = "NewLead")
  public record NewLead(
      @Schema(nullable = true, maxLength = 40) String firstName,
      @Schema(required = true, maxLength = 80) String lastName,
      @Schema(required = true, maxLength = 200) String company,
      @Schema(nullable = true, maxLength = 100, format = "email") String email,
      @Schema(nullable = true, maxLength = 30) String phone,
      @Schema(nullable = true, maxLength = 100) String country,
      @Schema(nullable = true, maxLength = 2000) String need) {

    Submission submission() {
      return new Submission(firstName, lastName, company, email, phone, country, need);
    }
  }
}
