package partnerportal.crm;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.LowerCase;

/** How the portal gets on with an organisation's CRM, for its administrators. */
@Path("admin/crm")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminCrmResource {

  @Inject CrmPace pace;
  @Inject CreditGovernor governor;
  @Inject Lanes lanes;
  @Inject CurrentUser me;

  /** Whether the CRM is called: it answers, it is silent and left alone, or it is tried once. */
  @Schema(name = "CrmBreaker")
  @JsonbTypeSerializer(LowerCase.class)
  public enum Breaker {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  /** Who calls: changes going out, changes coming in, somebody who waits. */
  @Schema(name = "CrmCaller")
  @JsonbTypeSerializer(LowerCase.class)
  public enum Who {
    OUT,
    IN,
    DOOR
  }

  /**
   * Credits of the last 24 hours.
   *
   * @param spent by our own count, over all nodes
   * @param limit of a day; null when nobody said
   * @param left by whichever count leaves less, ours or the CRM's; null when nobody said
   * @param reserve what is kept for new leads; null when the limit is not known
   * @param mostlySpentAt when four fifths are spent at the pace of the last hour; null for not
   *     within a day
   * @param warning when the reserve is so large that something never goes on again by itself
   * @param takenForSpent whether the CRM refuses so steadily that they seem to be used up
   */
  @Schema(name = "CrmCredits")
  public record Credits(
      @Schema(required = true) long spent,
      @Schema(nullable = true) Long limit,
      @Schema(nullable = true) Long left,
      @Schema(nullable = true) Long reserve,
      @Schema(nullable = true) Instant mostlySpentAt,
      @Schema(nullable = true) String warning,
      @Schema(required = true) boolean takenForSpent) {}

  /** Calls under way and how many there may be; heavy ones count in both. */
  @Schema(name = "CrmPermits")
  public record Permits(
      @Schema(required = true) Who caller,
      @Schema(required = true) int heavy,
      @Schema(required = true) int mostHeavy,
      @Schema(required = true) int all,
      @Schema(required = true) int most) {}

  /**
   * The state on the node that answers.
   *
   * @param pausedLanes what stands still, because somebody said so or for want of credits
   * @param pauseSeconds how long changes are kept back because the CRM asked for fewer calls
   */
  @Schema(name = "CrmState")
  public record State(
      @Schema(required = true) Breaker breaker,
      @Schema(required = true) long pauseSeconds,
      @Schema(required = true) Credits credits,
      @Schema(required = true) List<Lanes.Paused> pausedLanes,
      @Schema(required = true) List<Permits> permits) {}

  @GET
  @Access(Action.SEE_SYNC)
  @Operation(summary = "Breaker, pause, credits and permits towards the CRM")
  public State state() {
    var organization = me.scope().organization();
    var now = pace.state(organization);
    var permits =
        now.permits().entrySet().stream()
            .map(
                share ->
                    new Permits(
                        Who.valueOf(share.getKey().name()),
                        share.getValue().heavy(),
                        share.getValue().mostHeavy(),
                        share.getValue().all(),
                        share.getValue().most()))
            .toList();
    return new State(
        Breaker.valueOf(now.breaker()), // nothing here disables one or forces it open
        now.pause().toSeconds(),
        credits(governor.standing(organization), now.creditsSpent()),
        lanes.paused(organization),
        permits);
  }

  private static Credits credits(CreditGovernor.Standing standing, boolean takenForSpent) {
    return new Credits(
        standing.spent(),
        standing.limit(),
        standing.left(),
        standing.reserve(),
        standing.mostlySpentAt(),
        standing.warning(),
        takenForSpent);
  }
}
