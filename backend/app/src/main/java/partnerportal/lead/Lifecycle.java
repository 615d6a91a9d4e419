package partnerportal.lead;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import java.util.EnumSet;
import java.util.Set;
import partnerportal.platform.LowerCase;

/** The portal's own states of a lead and which may follow. */
@JsonbTypeSerializer(LowerCase.class)
public enum Lifecycle {
  SUBMITTED,
  RELEASED,
  IN_CRM,
  CONVERTED,
  WON,
  LOST,
  CRM_DELETED,
  /** The CRM merged it into another lead of ours, which carries on. */
  DUPLICATE;

  /** The states that may come next. */
  public Set<Lifecycle> next() {
    return switch (this) {
      case SUBMITTED -> EnumSet.of(RELEASED);
      case RELEASED -> EnumSet.of(IN_CRM);
      case IN_CRM -> EnumSet.of(CONVERTED, LOST, CRM_DELETED, DUPLICATE);
      case LOST -> EnumSet.of(IN_CRM, CONVERTED, WON, CRM_DELETED);
      case CONVERTED -> EnumSet.of(WON, LOST, CRM_DELETED);
      case WON -> EnumSet.of(CONVERTED, LOST);
      case CRM_DELETED -> EnumSet.of(IN_CRM, DUPLICATE);
      case DUPLICATE -> EnumSet.noneOf(Lifecycle.class);
    };
  }
}
