package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import partnerportal.platform.Sealing;

/**
 * Whom the organisation knows already, for later claims. Addresses are kept as blind indexes only:
 * they can be compared with a lead's, and nobody can read them.
 */
@ApplicationScoped
@Transactional
public class KnownParties {

  @Inject KnownPartyStore store;
  @Inject Sealing sealing;

  /** What kind of record of the CRM it is. */
  public enum Kind {
    CONTACT,
    ACCOUNT
  }

  /**
   * A contact or an account.
   *
   * @param company may be null, like all that follows
   */
  public record Party(
      Kind kind, String crmId, String company, String email, String phone, String website) {}

  /** Notes them; those that are known already are as they are now. */
  public void known(UUID organization, List<Party> parties) {
    for (var party : parties)
      store.put(
          organization,
          new KnownPartyStore.Row(
              party.kind(),
              party.crmId(),
              party.company(),
              domain(party),
              sealing.lastingIndex(organization, "email", party.email()),
              sealing.lastingIndex(
                  organization,
                  "phone",
                  party.phone() == null ? null : MirroredField.PHONE.canonical(party.phone()))));
  }

  /** The host of the website, or what stands behind the @ of the address; null for neither. */
  static String domain(Party party) {
    var host = host(party.website());
    if (host != null) return host;
    var email = party.email();
    if (email == null || email.indexOf('@') < 0) return null;
    var domain = email.substring(email.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    return domain.isEmpty() ? null : domain;
  }

  private static String host(String website) {
    if (website == null || website.isBlank()) return null;
    var text = website.strip();
    try {
      var host = URI.create(text.contains("://") ? text : "https://" + text).getHost();
      if (host == null) return null;
      var lower = host.toLowerCase(Locale.ROOT);
      return lower.startsWith("www.") ? lower.substring(4) : lower;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
