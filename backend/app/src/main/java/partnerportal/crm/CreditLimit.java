package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import partnerportal.platform.Settings;

/**
 * How many credits an organisation has in a day: what the operator says, else what follows from
 * Zoho's own figure of what is left, else what its edition and its licences come to (v8 API
 * limits).
 */
@ApplicationScoped
class CreditLimit {

  @Inject CrmConnectionStore store;
  @Inject Settings settings;

  /**
   * The limit; empty when nothing is known.
   *
   * @param spent in the last day, by our own count
   * @param left by Zoho's, which it says only when half is spent
   */
  OptionalLong of(UUID organization, long spent, OptionalLong left) {
    var set = settings.optional(Settings.Key.ZOHO_CREDITS_PER_DAY);
    if (set.isPresent()) return OptionalLong.of(Long.parseLong(set.get()));
    var paid = store.paid(organization);
    if (paid.isPresent()) return OptionalLong.of(of(paid.get().edition(), paid.get().licences()));
    return left.isPresent() ? OptionalLong.of(spent + left.getAsLong()) : left;
  }

  /** Credits of a rolling day, by edition and people paid for. */
  static long of(String edition, int licences) {
    return switch (edition.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
      case "standard", "starter" -> Math.min(100_000, 50_000 + 250L * licences);
      case "professional" -> Math.min(3_000_000, 50_000 + 500L * licences);
      case "enterprise", "one", "zohoone" -> Math.min(5_000_000, 50_000 + 1_000L * licences);
      case "ultimate", "crmplus" -> 50_000 + 2_000L * licences;
      default -> 5_000;
    };
  }
}
