package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import partnerportal.crm.CrmPace.Caller;

/**
 * Reads deals: which changed, and some by their ids. No transaction may be open; every method
 * throws {@link CrmFailure} when the CRM does not answer.
 */
@ApplicationScoped
public class ZohoDeals {

  /** Only organisations that sell in several currencies have it. */
  private static final String CURRENCY = "Currency";

  @Inject ZohoReading reading;
  @Inject ZohoPeople people;
  @Inject CrmMappings mappings;
  @Inject CrmMetadata metadata;
  @Inject Ourselves ourselves;

  private final Map<UUID, String> currencies = new ConcurrentHashMap<>();

  /**
   * The next page of deals in order of their last change, behind a place; with no id, from a time
   * on. All of them, because only a converted lead says for certain which deal is its own.
   */
  public List<CrmDeal> after(UUID organization, Instant time, String id) {
    var query =
        Coql.select(names(organization).module(), fields(organization))
            .after("Modified_Time", time, id)
            .orderedBy("Modified_Time", "id")
            .first(ZohoReading.PAGE);
    return reading.query(organization, Caller.IN, query).stream()
        .map(row -> deal(organization, row))
        .toList();
  }

  /** Looks for deals by the CRM's ids. */
  public Map<String, Sighting<CrmDeal>> sighted(UUID organization, List<String> ids) {
    return reading.sighted(
        organization,
        RecordKind.DEAL,
        ids,
        null,
        String.join(",", fields(organization)),
        row -> deal(organization, row));
  }

  private CrmMapping.DealNames names(UUID organization) {
    return mappings.of(organization).deals();
  }

  /** Our own fields may be missing where nobody mapped the conversion; asking for them fails. */
  private List<String> fields(UUID organization) {
    var names = names(organization);
    var wanted = new ArrayList<>(names.read());
    wanted.add(CURRENCY);
    var there = metadata.fields(organization, names.module(), Caller.IN).keySet();
    wanted.removeIf(field -> !field.equals("id") && !there.isEmpty() && !there.contains(field));
    if (there.isEmpty()) wanted.remove(CURRENCY);
    return wanted;
  }

  private CrmDeal deal(UUID organization, JsonObject row) {
    var names = names(organization);
    return ZohoRecords.deal(
        row,
        names,
        word -> outcome(organization, names, word),
        currency(organization),
        ourselves.in(organization));
  }

  /** What the CRM forecasts for a stage says whether it is open, won or lost; its name does not. */
  private String outcome(UUID organization, CrmMapping.DealNames names, String stage) {
    return metadata
        .choice(organization, names.module(), names.stage(), stage, Caller.IN)
        .flatMap(choice -> Optional.ofNullable(choice.forecast()))
        .map(ZohoDeals::outcome)
        .orElse(null);
  }

  static String outcome(String forecast) {
    return switch (forecast) {
      case "Closed Won" -> "WON";
      case "Closed Lost" -> "LOST";
      default -> "OPEN";
    };
  }

  /** What amounts are in where the deal does not say; asked for once. */
  private String currency(UUID organization) {
    var known = currencies.get(organization);
    if (known != null) return known;
    var currency = people.organization(organization).currency();
    if (currency == null) return null;
    currencies.put(organization, currency);
    return currency;
  }
}
