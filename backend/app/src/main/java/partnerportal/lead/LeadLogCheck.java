package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Rebuilds every lead of an organisation from its history and compares it with the tables, column
 * by column, and the counters of each partner with it. Works through pages, each in its own
 * transaction; what differs is looked at once more while nobody may change it.
 */
@ApplicationScoped
public class LeadLogCheck {

  private static final int PAGE = 200;

  @Inject LeadMoments moments;

  /** A lead whose history tells otherwise than its row, and in which columns. */
  public record Difference(UUID lead, List<String> columns) {}

  /** What leads are counted by; the stage is null while the CRM has none. */
  public record Counter(UUID partner, Lifecycle lifecycle, Stage stage) {}

  /**
   * What a check showed.
   *
   * @param rebuilt counters by the histories
   * @param counted counters by the table; the same unless leads changed during the check
   */
  public record Result(
      long leads,
      List<Difference> differences,
      Map<Counter, Long> rebuilt,
      Map<Counter, Long> counted) {

    public boolean equal() {
      return differences.isEmpty() && rebuilt.equals(counted);
    }
  }

  /** Checks an organisation; the caller works on its behalf and holds no transaction. */
  public Result check(UUID organization) {
    var differences = new ArrayList<Difference>();
    var rebuilt = new HashMap<Counter, Long>();
    var leads = 0L;
    UUID after = null;
    do {
      var page = moments.page(organization, after, PAGE);
      page.differences().stream()
          .map(difference -> moments.alone(organization, difference.lead()))
          .flatMap(Optional::stream)
          .forEach(differences::add);
      page.counters().forEach((counter, n) -> rebuilt.merge(counter, n, Long::sum));
      leads += page.leads();
      after = page.last();
    } while (after != null);
    return new Result(leads, List.copyOf(differences), rebuilt, moments.counted(organization));
  }
}
