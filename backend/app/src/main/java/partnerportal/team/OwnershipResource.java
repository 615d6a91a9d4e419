package partnerportal.team;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;

/** The ownership of a partner, given by one and taken by the other. */
@Path("ownership-offer")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OwnershipResource {

  @Inject Ownership ownership;
  @Inject MemberViews views;
  @Inject CurrentUser me;

  @GET
  @Access(Action.TAKE_OWNERSHIP)
  @Operation(summary = "The ownership on offer, for who offers it and who may take it.")
  public OfferView offer() {
    var by = Members.By.of(me);
    return ownership
        .seenBy(by)
        .map(
            o ->
                new OfferView(
                    true,
                    o.to().equals(by.membership()),
                    views.name(by, o.from()),
                    views.name(by, o.to()),
                    o.expiresAt()))
        .orElseGet(() -> new OfferView(false, false, null, null, null));
  }

  @PUT
  @Access(Action.TRANSFER_OWNERSHIP)
  @Operation(summary = "Offers one's own ownership to a member; it moves when they take it.")
  @APIResponse(responseCode = "204", description = "Offered.")
  public Response give(@NotNull @Valid Offered offered) {
    ownership.offer(Members.By.of(me), offered.member());
    return Response.noContent().build();
  }

  @DELETE
  @Access(Action.TAKE_OWNERSHIP)
  @Operation(summary = "Takes the offer back, or declines it.")
  @APIResponse(responseCode = "204", description = "There is no offer.")
  public Response end() {
    ownership.end(Members.By.of(me));
    return Response.noContent().build();
  }

  @POST
  @Path("acceptance")
  @Consumes(MediaType.WILDCARD)
  @Access(Action.TAKE_OWNERSHIP)
  @Operation(summary = "Takes the ownership; the former owner becomes a manager.")
  @APIResponse(responseCode = "204", description = "The caller is an owner now.")
  public Response accept() {
    ownership.accept(Members.By.of(me));
    return Response.noContent().build();
  }

  public record Offered(@NotNull UUID member) {}

  @Schema(name = "OwnershipOffer")
  public record OfferView(
      @Schema(required = true) boolean open,
      @Schema(required = true) boolean mine,
      @Schema(nullable = true) String from,
      @Schema(nullable = true) String to,
      @Schema(nullable = true) Instant expiresAt) {}
}
