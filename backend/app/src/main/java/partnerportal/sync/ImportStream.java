package partnerportal.sync;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** What is taken over of a CRM when it is connected, in this order. */
@JsonbTypeSerializer(LowerCase.class)
public enum ImportStream {
  PARTNERS,
  LEADS,
  CONVERTED_LEADS,
  /** Comes with the converted leads. */
  DEALS,
  CONTACTS,
  ACCOUNTS
}
