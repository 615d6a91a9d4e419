package partnerportal.crm;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Leads as the CRM had them at one moment, to be changed on that ground.
 *
 * @param leads those it showed; converted and deleted ones are missing
 * @param settledUntil the last second of the CRM's clock that was over when it looked. Its times
 *     have whole seconds, so of a record changed in a later second nobody can tell whether it
 *     changes again in the same one; of all others every later change is seen, because it gets a
 *     later time
 */
public record LeadsNow(List<CrmLead> leads, Instant settledUntil) {

  /**
   * The second before the one in which the CRM looked, at the earliest.
   *
   * @param date what it says its time was when it had answered
   * @param took from asking to having the answer
   */
  static Instant settledUntil(Instant date, Duration took) {
    return date.minus(took).truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
  }

  /** Whether a write that demands "not changed since" is sure to notice whoever else writes. */
  public boolean settled(CrmLead lead) {
    return !lead.modifiedAt().isAfter(settledUntil);
  }
}
