package partnerportal.lead;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Idempotency;
import partnerportal.platform.Page;
import partnerportal.platform.Settings;

/** A partner's door to its leads. */
@Path("leads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LeadsResource {

  @Inject Leads leads;
  @Inject LeadStore store;
  @Inject LeadViews views;
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
    var lead = store.one(me.scope(), id).orElseThrow(LeadNotFound::new);
    return Response.ok(views.page(lead)).tag(String.valueOf(lead.version())).build();
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
    var history = store.history(me.scope(), id, Page.Cursor.parse(cursor), size);
    return Page.of(history.stream().map(views::entry).toList(), size, LeadViews::place);
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
