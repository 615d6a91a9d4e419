package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import partnerportal.crm.CrmPace.Caller;
import partnerportal.platform.Settings;

/**
 * Reads all leads an organisation's CRM has of partners, in the order of their ids. Queries do not
 * show converted leads. No transaction may be open; throws {@link CrmFailure} when the CRM does not
 * answer.
 */
@ApplicationScoped
public class ZohoCensus {

  @Inject ZohoCalls calls;
  @Inject ZohoReading reading;
  @Inject CrmMappings mappings;
  @Inject Settings settings;
  @Inject Clock clock;

  /**
   * A lead with its partner.
   *
   * @param partner the CRM's id of the partner's record; null where none is named
   */
  public record Row(CrmLead lead, String partner) {}

  /**
   * A stretch of leads by id.
   *
   * @param more whether others may follow
   * @param credits it cost
   */
  public record Stretch(List<Row> rows, boolean more, int credits) {}

  /** The leads behind an id, as many as one call gives; null for the first ones. */
  public Stretch leadsBehind(UUID organization, String after) {
    return read(organization, after, null);
  }

  /** All leads behind an id and up to another one, which is null for the last one there is. */
  public Stretch leadsBetween(UUID organization, String after, String upTo) {
    var rows = new ArrayList<Row>();
    var credits = 0;
    var from = after;
    while (true) {
      var part = read(organization, from, upTo);
      rows.addAll(part.rows());
      credits += part.credits();
      if (!part.more()) return new Stretch(List.copyOf(rows), false, credits);
      from = rows.get(rows.size() - 1).lead().id();
    }
  }

  private Stretch read(UUID organization, String after, String upTo) {
    var names = mappings.of(organization).leads();
    var most = settings.number(Settings.Key.ZOHO_CENSUS_PAGE);
    var query =
        Coql.select(names.module(), names.read())
            .eitherPresent(names.portalId(), names.partner())
            .behind(after)
            .upTo(upTo)
            .orderedBy("id")
            .first(most);
    var readAt = clock.instant();
    var rows =
        calls
            .read(
                organization,
                Caller.IN,
                query.cost(),
                (api, token) -> api.coql(token, query.body()))
            .orFail()
            .rows("data")
            .stream()
            .map(row -> reading.lead(organization, row, readAt))
            .map(lead -> new Row(lead, lead.partnerCrmId()))
            .toList();
    return new Stretch(rows, rows.size() == most, query.cost().credits());
  }
}
