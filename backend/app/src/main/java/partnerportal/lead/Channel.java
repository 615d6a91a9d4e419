package partnerportal.lead;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** The door a lead came through. */
@JsonbTypeSerializer(LowerCase.class)
public enum Channel {
  PORTAL,
  FORM,
  /** The CRM had it first. */
  CRM
}
