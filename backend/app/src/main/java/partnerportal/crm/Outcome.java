package partnerportal.crm;

import java.time.Instant;

/**
 * What became of one record of a write.
 *
 * @param crmId the record, when it was written
 * @param modifiedAt the CRM's time of that write
 * @param cause why not, readable; null when it was written
 * @param perhapsDone whether it may have been written although the answer does not say so
 */
public record Outcome(
    ZohoAnswer answer, String crmId, Instant modifiedAt, String cause, boolean perhapsDone) {

  static Outcome done(String crmId, Instant modifiedAt) {
    return new Outcome(ZohoAnswer.DONE, crmId, modifiedAt, null, false);
  }

  static Outcome failed(ZohoAnswer answer, String cause, boolean perhapsDone) {
    return new Outcome(answer, null, null, cause, perhapsDone);
  }
}
