package partnerportal.capture;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** Whether a form takes leads. */
@JsonbTypeSerializer(LowerCase.class)
public enum FormState {
  CLOSED,
  OPEN
}
