package partnerportal.partner;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
import partnerportal.platform.Sealing;

/** Partners as the people in the CRM see them. */
@Path("admin/partners")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminPartnersResource {

  @Inject PartnerStore store;
  @Inject Sealing sealing;
  @Inject CurrentUser me;

  @GET
  @Access(Action.SEE_PARTNERS)
  @Transactional
  @Operation(
      summary =
          "Partners, latest change of state first; with crm_id the one record a panel stands on.")
  public Page<AdminPartner> list(
      @QueryParam("crm_id") String crmId,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor) {
    var size = Page.limit(limit);
    var rows = store.list(me.scope(), crmId, Page.Cursor.parse(cursor), size);
    return Page.of(
        rows.stream().map(this::view).toList(), size, p -> new Page.Cursor(p.stateSince(), p.id()));
  }

  private AdminPartner view(PartnerStore.Row row) {
    var owner = row.ownerPerson() == null ? null : owner(row);
    var form =
        row.formKey() == null
            ? null
            : new AdminForm(row.formKey(), row.formState().toLowerCase(java.util.Locale.ROOT));
    return new AdminPartner(
        row.id(),
        row.crmId(),
        row.name(),
        row.crmStatus(),
        row.state(),
        row.stateSince(),
        row.crmApprovedAt(),
        row.provisionedAt(),
        owner,
        form,
        row.leads(),
        row.lastLeadAt());
  }

  private AdminOwner owner(PartnerStore.Row row) {
    var email =
        sealing.open(Sealing.INSTALLATION, "person.email:" + row.ownerPerson(), row.ownerEmail());
    return new AdminOwner(
        row.ownerName(),
        me.sight().email(email),
        row.ownerState().toLowerCase(java.util.Locale.ROOT),
        row.invitedAt(),
        row.mailedAt(),
        row.activatedAt());
  }

  @Schema(name = "AdminPartner")
  public record AdminPartner(
      @Schema(required = true) UUID id,
      @Schema(required = true) String crmId,
      @Schema(required = true) String name,
      @Schema(nullable = true) String crmStatus,
      @Schema(required = true) PartnerState state,
      @Schema(required = true) Instant stateSince,
      @Schema(nullable = true) Instant crmApprovedAt,
      @Schema(nullable = true) Instant provisionedAt,
      @Schema(nullable = true) AdminOwner owner,
      @Schema(nullable = true) AdminForm form,
      @Schema(required = true) long leadCount,
      @Schema(nullable = true) Instant lastLeadAt) {}

  @Schema(name = "AdminOwner")
  public record AdminOwner(
      @Schema(required = true) String name,
      @Schema(required = true) String email,
      @Schema(required = true) String state,
      @Schema(nullable = true) Instant invitedAt,
      @Schema(nullable = true) Instant mailedAt,
      @Schema(nullable = true) Instant activatedAt) {}

  @Schema(name = "AdminForm")
  public record AdminForm(
      @Schema(required = true) String key, @Schema(required = true) String state) {}
}
