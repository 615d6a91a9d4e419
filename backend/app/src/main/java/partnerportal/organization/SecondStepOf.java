package partnerportal.organization;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** Of which people of partners an organisation demands a second step at sign-in. */
@JsonbTypeSerializer(LowerCase.class)
public enum SecondStepOf {
  NOBODY,
  OWNERS,
  OWNERS_AND_MANAGERS,
  EVERYBODY
}
