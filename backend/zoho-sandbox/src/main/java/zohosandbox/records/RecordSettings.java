package zohosandbox.records;

import java.time.Duration;
import java.util.Set;

/**
 * What differs from organisation to organisation.
 *
 * @param searchLag how long search does not know of a change
 * @param blueprints the modules with a process, by their small names; {@code partners} is known
 */
public record RecordSettings(Duration searchLag, Set<String> blueprints) {

  /** Zoho's usual lag and no process. */
  public static RecordSettings usual() {
    return new RecordSettings(RecentChanges.LAG, Set.of());
  }

  boolean approvesPartnersByBlueprint() {
    return blueprints.contains("partners");
  }
}
