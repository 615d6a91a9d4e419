package partnerportal.crm;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Answers of the CRM for tests of other packages. */
public final class CrmOutcomes {

  private CrmOutcomes() {}

  /** So many records were written. */
  public static List<Outcome> allDone(int records, Instant modifiedAt) {
    return IntStream.range(0, records)
        .mapToObj(number -> Outcome.done(Integer.toString(100 + number), modifiedAt))
        .toList();
  }

  /** The CRM does not let the portal's user see something. */
  public static CrmFailure noPermission() {
    return new CrmFailure.Refused(ZohoAnswer.SETUP_WRONG, "NO_PERMISSION: permission denied");
  }
}
