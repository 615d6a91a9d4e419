package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Set;
import partnerportal.platform.Settings;

/**
 * Keeps Zoho credentials at home: every address one is about to be sent to is checked by host and
 * port first, because Zoho names such addresses itself ({@code api_domain}, {@code
 * accounts-server}).
 */
@ApplicationScoped
class AllowedHosts {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  @Inject Settings settings;

  /**
   * The address, when it may be used.
   *
   * @throws CrmFailure.Refused when credentials may not go there; says which setting to change
   */
  URI checked(String address) {
    var refusal = refusal(address, settings.list(Settings.Key.ZOHO_ALLOWED_HOSTS));
    if (refusal != null) throw new CrmFailure.Refused(ZohoAnswer.SETUP_WRONG, refusal);
    return URI.create(address.replaceAll("/+$", ""));
  }

  /** Why not; null when it may. */
  static String refusal(String address, List<String> allowed) {
    URI uri;
    try {
      uri = URI.create(address == null ? "" : address);
    } catch (IllegalArgumentException e) {
      return "The CRM named an address that is none.";
    }
    var host = uri.getHost();
    if (host == null || uri.getUserInfo() != null || !isWhole(uri))
      return "The CRM named an address that is none.";
    var plain = "http".equals(uri.getScheme());
    if (!plain && !"https".equals(uri.getScheme()))
      return "Credentials travel by https only, not to " + uri.getScheme() + ".";
    if (plain && !LOOPBACK.contains(host))
      return "Credentials travel by https only, not to http://" + host + ".";
    var place = uri.getPort() < 0 ? host : host + ":" + uri.getPort();
    if (allowed.stream().noneMatch(place::equalsIgnoreCase)) {
      return "Credentials may not go to "
          + place
          + "; if it is Zoho's, add it to "
          + Settings.Key.ZOHO_ALLOWED_HOSTS.key()
          + ".";
    }
    return null;
  }

  /** A place and no page of it: what is asked there is ours to say. */
  private static boolean isWhole(URI uri) {
    return uri.getPath().replace("/", "").isEmpty()
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }
}
