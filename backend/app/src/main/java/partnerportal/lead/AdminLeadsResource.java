package partnerportal.lead;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
  @Inject CurrentUser me;

  @GET
  @Access(Action.SEE_ORGANIZATION_LEADS)
  @Transactional
  @Operation(summary = "Leads partners brought, newest change first; of one partner or of all.")
  public Page<LeadViews.LeadRow> list(
      @QueryParam("partner") UUID partner,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor) {
    var size = Page.limit(limit);
    var scope = partner == null ? me.scope() : me.scope().narrowedTo(partner);
    var rows = store.list(scope, Page.Cursor.parse(cursor), size);
    return Page.of(rows.stream().map(views::row).toList(), size, LeadViews::place);
  }
}
