package partnerportal.lead;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Page;

/** Partners' leads as the people in the CRM see them. */
@Path("admin/leads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminLeadsResource {

  @Inject LeadStore store;
  @Inject LeadViews views;
  @Inject LeadSearch search;
  @Inject CurrentUser me;

  @GET
  @Access(Action.SEE_ORGANIZATION_LEADS)
  @Transactional
  @Operation(
      summary =
          "Leads partners brought, newest change first; of one partner or of all within reach.")
  public Page<LeadViews.LeadRow> list(
      @QueryParam("partner") UUID partner,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor) {
    var size = Page.limit(limit);
    var scope = partner == null ? me.scope() : me.scope().narrowedTo(partner);
    var rows = store.list(scope, Page.Cursor.parse(cursor), size);
    return Page.of(rows.stream().map(views::row).toList(), size, LeadViews::place);
  }

  @POST
  @Path("search")
  @Access(Action.SEE_ORGANIZATION_LEADS)
  @Transactional
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "The same, with all the words in their names, company or number, or with an e-mail address"
              + " or phone number when it is complete. Changes nothing.")
  public Page<LeadViews.LeadRow> search(@NotNull OrganizationLeadSearch wanted) {
    var scope = wanted.partner() == null ? me.scope() : me.scope().narrowedTo(wanted.partner());
    return search.page(scope, me.sight(), wanted.q(), wanted.limit(), wanted.cursor());
  }

  /** Of one partner or of all; limit and cursor as in the list. */
  @Schema(name = "OrganizationLeadSearch")
  public record OrganizationLeadSearch(
      @Schema(required = true, minLength = 1, maxLength = Sought.LONGEST) String q,
      @Schema(nullable = true) UUID partner,
      @Schema(nullable = true, minimum = "1", maximum = "200") Integer limit,
      @Schema(nullable = true) String cursor) {}
}
