package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import partnerportal.platform.Settings;

/**
 * What an organisation's calls cost. Each attempt is entered before it leaves, so that what happens
 * to it on the way cannot hide it; one that never left is taken back. A refused token and a call
 * too many cost nothing, and a call refused as a whole one credit, whatever it asked for; what
 * fails otherwise stays, because a ledger that shows too much does no harm.
 */
@ApplicationScoped
class CreditLedger {

  /** Zoho counts credits over a rolling day (v8 API limits). */
  static final Duration DAY = Duration.ofHours(24);

  /** Zoho's own figure; sent only when half of the day's credits are spent. */
  static final String REMAINING = "X-API-CREDITS-REMAINING";

  private static final Duration KEPT = Duration.ofHours(48);
  private static final Duration TIDIED_EVERY = Duration.ofHours(1);

  @Inject CreditStore store;
  @Inject Settings settings;
  @Inject Clock clock;

  private final Map<UUID, Instant> tidied = new ConcurrentHashMap<>();

  /** Sends a call with its entry made before. */
  Response charged(UUID organization, CrmPace.Caller caller, Cost cost, Supplier<Response> call) {
    tidy(organization);
    var node = settings.text(Settings.Key.NODE_ID);
    var line = store.enter(organization, node, caller.name(), cost.kind(), cost.credits());
    try {
      var response = call.get();
      var saved =
          cost.credits() - cost.afterAnswer(response.getStatus(), refusedAsAWhole(response));
      if (saved > 0) store.cheaper(line, saved);
      remaining(response).ifPresent(left -> store.left(line, left));
      return response;
    } catch (CrmFailure.Late e) {
      store.takeBack(line, cost.credits());
      throw e;
    } catch (ProcessingException e) {
      if (ZohoHttp.neverLeft(e)) store.takeBack(line, cost.credits());
      throw e;
    }
  }

  /** Whether a refusal speaks of no record. Its body can be read once more afterwards. */
  private static boolean refusedAsAWhole(Response response) {
    if (response.getStatus() / 100 != 4) return false;
    try {
      return !response.bufferEntity() || ZohoReply.readable(response).rows("data").isEmpty();
    } catch (RuntimeException e) {
      return false; // a page instead of an answer, or half of one; nobody knows what it cost
    }
  }

  /** Credits of each of the last 24 hours, the one that ends now first. */
  List<Long> byHour(UUID organization) {
    return store.byHour(organization);
  }

  /** Credits spent in the last day, by our own count. */
  long spent(UUID organization) {
    return store.spent(organization, DAY);
  }

  /** What Zoho says is left of the day's; empty while more than half is. */
  OptionalLong left(UUID organization) {
    return store.left(organization, DAY);
  }

  private void tidy(UUID organization) {
    var now = clock.instant();
    var last = tidied.get(organization);
    if (last != null && now.isBefore(last.plus(TIDIED_EVERY))) return;
    tidied.put(organization, now);
    store.forget(organization, KEPT);
  }

  private static OptionalLong remaining(Response response) {
    var said = response.getHeaderString(REMAINING);
    return said != null && said.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(said))
        : OptionalLong.empty();
  }
}
