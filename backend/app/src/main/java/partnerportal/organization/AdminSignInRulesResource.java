package partnerportal.organization;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;

/** What the organisation demands of people of its partners at sign-in. */
@Path("admin/sign-in-rules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminSignInRulesResource {

  @Inject Organizations organizations;
  @Inject CurrentUser me;

  @GET
  @Access(Action.SEE_SETTINGS)
  @Operation(summary = "Whose sign-in has to have a second step, and how long they have.")
  public RulesView rules() {
    return view(organizations.one(me.organization()).signInRules());
  }

  @PUT
  @Access(Action.CHANGE_SETTINGS)
  @Operation(
      summary =
          "Demands a second step of people of all partners, or stops demanding it. Who has none is led"
              + " to set it up at the next request after the grace.")
  public RulesView change(@NotNull @Valid RulesWish wish) {
    return view(
        organizations.demandSecondStep(
            me.organization(), wish.secondStepOf(), wish.graceDays(), me.actor()));
  }

  private static RulesView view(SignInRules rules) {
    return new RulesView(rules.secondStepOf(), rules.graceDays(), rules.since());
  }

  @Schema(name = "SignInRulesWish")
  public record RulesWish(
      @NotNull SecondStepOf secondStepOf, @NotNull @Min(0) @Max(30) Integer graceDays) {}

  /** When it was demanded; null where it is demanded of nobody. */
  @Schema(name = "SignInRules")
  public record RulesView(
      @Schema(required = true) SecondStepOf secondStepOf,
      @Schema(required = true) int graceDays,
      @Schema(nullable = true) Instant since) {}
}
