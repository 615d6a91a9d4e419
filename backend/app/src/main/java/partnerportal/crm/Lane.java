package partnerportal.crm;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/**
 * How urgent a call to the CRM is, most urgent first; the most urgent wins when changes of one
 * record meet. Stored by place, so new ones go last.
 */
@JsonbTypeSerializer(LowerCase.class)
public enum Lane {
  /** A lead the CRM does not have yet; never given up for credits. */
  NEW_LEAD,
  /** What people here changed in records the CRM has. */
  PARTNER_EDIT,
  /** What is read because it may have changed there. */
  STATUS_PULL,
  /** What both sides are compared and brought together by. */
  RECONCILE,
  /** What was there before and is brought over when there is room. */
  BACKFILL
}
