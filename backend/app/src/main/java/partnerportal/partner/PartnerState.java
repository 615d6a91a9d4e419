package partnerportal.partner;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** Where a partner stands with the portal. */
@JsonbTypeSerializer(LowerCase.class)
public enum PartnerState {
  APPLIED,
  REJECTED,
  APPROVED,
  ACTIVE,
  SUSPENDED,
  TERMINATED;

  /** Whether its people may come in. */
  public boolean open() {
    return this == APPROVED || this == ACTIVE;
  }
}
