package partnerportal.lead;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** What the CRM forecasts for a deal by its stage. */
@JsonbTypeSerializer(LowerCase.class)
public enum DealOutcome {
  OPEN(Lifecycle.CONVERTED, Stage.PROPOSAL),
  WON(Lifecycle.WON, Stage.WON),
  LOST(Lifecycle.LOST, Stage.LOST);

  private final Lifecycle lifecycle;
  private final Stage stage;

  DealOutcome(Lifecycle lifecycle, Stage stage) {
    this.lifecycle = lifecycle;
    this.stage = stage;
  }

  /** The state of the lead the deal was made of. */
  Lifecycle lifecycle() {
    return lifecycle;
  }

  /** The shape beside the CRM's word. */
  Stage stage() {
    return stage;
  }
}
