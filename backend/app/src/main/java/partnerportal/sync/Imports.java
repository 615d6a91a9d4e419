package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.crm.CrmDeal;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.CrmLead;
import partnerportal.crm.CrmParty;
import partnerportal.crm.ImportPage;
import partnerportal.crm.Sighting;
import partnerportal.crm.ZohoDeals;
import partnerportal.crm.ZohoImport;
import partnerportal.crm.ZohoReading;
import partnerportal.lead.KnownParties;
import partnerportal.platform.Settings;
import partnerportal.sync.ImportStore.State;

/**
 * Takes over what a CRM had before it was connected, a page at a time and a few records at once, so
 * that polls never wait longer than for one page, and callbacks not even that long. What was taken
 * over once is known when it comes again.
 */
@ApplicationScoped
public class Imports {

  private static final Logger LOG = Logger.getLogger(Imports.class.getName());
  private static final String STREAM = "import";

  /** Records taken over between two looks at what callbacks hinted at. */
  private static final int AT_A_TIME = 20;

  @Inject ZohoImport zoho;
  @Inject ZohoDeals deals;
  @Inject Arrivals arrivals;
  @Inject DealArrivals dealArrivals;
  @Inject KnownParties parties;
  @Inject ImportStore store;
  @Inject CursorStore cursors;
  @Inject Settings settings;

  /**
   * How far one stream has come.
   *
   * @param imported records taken over
   * @param passedOver records that belong to no partner we know, or could not be taken over
   * @param beganAt null before it began
   * @param doneAt null while it is under way
   */
  @Schema(name = "ImportProgress")
  public record Progress(
      @Schema(required = true) ImportStream stream,
      @Schema(required = true) long imported,
      @Schema(required = true) long passedOver,
      @Schema(nullable = true) Instant beganAt,
      @Schema(nullable = true) Instant doneAt) {}

  /** All streams of an organisation, in the order they are read. */
  public List<Progress> progress(UUID organization) {
    var known = states(organization);
    return Arrays.stream(ImportStream.values())
        .map(
            stream ->
                Optional.ofNullable(known.get(stream))
                    .map(
                        state ->
                            new Progress(
                                stream,
                                state.imported(),
                                state.passedOver(),
                                state.beganAt(),
                                state.doneAt()))
                    .orElseGet(() -> new Progress(stream, 0, 0, null, null)))
        .toList();
  }

  /** The first pass over all changes brought the partners; their leads may follow. */
  void partnersRead(UUID organization) {
    store.partnersRead(organization);
  }

  /**
   * Takes one more page over.
   *
   * @param between done every few records, so that nobody who calls waits for a page to end
   * @return false when nothing is left for now
   * @throws CrmFailure when the CRM does not answer; the page is read again
   */
  boolean step(UUID organization, Runnable between) {
    var known = states(organization);
    if (!known.containsKey(ImportStream.PARTNERS) || !cursors.due(organization, STREAM))
      return false;
    for (var stream : ImportStream.values()) {
      var state = known.get(stream);
      if (stream == ImportStream.DEALS || state != null && state.doneAt() != null) continue;
      try {
        page(organization, stream, state == null ? null : state.cursor(), between);
        return true;
      } catch (CrmFailure.Refused e) {
        LOG.log(
            Level.WARNING,
            "organisation {0}: the {1} from before the connection are not shown to us: {2}",
            new Object[] {organization, stream, e.getMessage()});
      }
    }
    cursors.again(organization, STREAM, settings.duration(Settings.Key.ZOHO_METADATA_LIFE));
    return false;
  }

  private Map<ImportStream, State> states(UUID organization) {
    return store.of(organization).stream()
        .collect(Collectors.toMap(State::stream, Function.identity()));
  }

  private void page(UUID organization, ImportStream stream, String cursor, Runnable between) {
    switch (stream) {
      case LEADS -> leads(organization, zoho.leads(organization, cursor), between);
      case CONVERTED_LEADS ->
          converted(organization, zoho.convertedLeads(organization, cursor), between);
      case CONTACTS ->
          parties(organization, stream, KnownParties.Kind.CONTACT, cursor, zoho::contacts);
      case ACCOUNTS ->
          parties(organization, stream, KnownParties.Kind.ACCOUNT, cursor, zoho::accounts);
      case PARTNERS, DEALS -> throw new IllegalStateException(stream + " is not read by pages");
    }
  }

  private void leads(UUID organization, ImportPage<CrmLead> page, Runnable between) {
    var stream = ImportStream.LEADS;
    var taken = taken(stream, page.rows(), between, lead -> arrivals.imported(organization, lead));
    kept(organization, stream, page.next(), page.rows(), taken);
  }

  /** Their deals are read with them, because only the leads say which they are. */
  private void converted(UUID organization, ImportPage<CrmLead> page, Runnable between) {
    var ours =
        taken(
            ImportStream.CONVERTED_LEADS,
            page.rows(),
            between,
            lead -> arrivals.imported(organization, lead));
    var there =
        deals(organization, ours.stream().map(CrmLead::dealId).filter(Objects::nonNull).toList());
    var followed =
        taken(
            ImportStream.DEALS,
            there,
            between,
            deal -> dealArrivals.deal(organization, deal) == DealArrivals.Found.OURS);
    kept(organization, ImportStream.DEALS, page.next(), there, followed);
    kept(organization, ImportStream.CONVERTED_LEADS, page.next(), page.rows(), ours);
  }

  private List<CrmDeal> deals(UUID organization, List<String> ids) {
    var found = new ArrayList<CrmDeal>();
    for (var from = 0; from < ids.size(); from += ZohoReading.MOST_IDS) {
      var some = ids.subList(from, Math.min(ids.size(), from + ZohoReading.MOST_IDS));
      for (var sighting : deals.sighted(organization, some).values())
        if (sighting instanceof Sighting.Found<CrmDeal> there) found.add(there.record());
    }
    return found;
  }

  private void parties(
      UUID organization,
      ImportStream stream,
      KnownParties.Kind kind,
      String cursor,
      BiFunction<UUID, String, ImportPage<CrmParty>> read) {
    var page = read.apply(organization, cursor);
    parties.known(
        organization,
        page.rows().stream()
            .map(
                party ->
                    new KnownParties.Party(
                        kind,
                        party.id(),
                        party.company(),
                        party.email(),
                        party.phone(),
                        party.website()))
            .toList());
    store.kept(organization, stream, page.next(), page.rows().size(), 0);
  }

  private void kept(
      UUID organization, ImportStream stream, String next, List<?> read, List<?> taken) {
    store.kept(organization, stream, next, taken.size(), read.size() - taken.size());
  }

  /** One record must not stop the others; what failed comes again when it changes. */
  private static <T> List<T> taken(
      ImportStream stream, List<T> rows, Runnable between, Predicate<T> apply) {
    var taken = new ArrayList<T>();
    var done = 0;
    for (var row : rows) {
      if (++done % AT_A_TIME == 0) between.run();
      try {
        if (apply.test(row)) taken.add(row);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "one of the " + stream + " could not be taken over", e);
      }
    }
    return taken;
  }
}
