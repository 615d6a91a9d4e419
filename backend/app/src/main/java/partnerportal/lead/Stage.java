package partnerportal.lead;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** How far along a lead is, as a shape; the word beside it stays the CRM's own. */
@JsonbTypeSerializer(LowerCase.class)
public enum Stage {
  RECEIVED,
  CONTACTED,
  QUALIFIED,
  PROPOSAL,
  WON,
  LOST
}
