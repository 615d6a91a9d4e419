package zohosandbox.accounts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one OAuth client this sandbox knows, with the consents it already has.
 *
 * @param id the client id
 * @param secret the client secret
 * @param refreshToken what the integration user's consent to everything gave
 * @param narrowRefreshToken what the same user's consent to {@code ZohoCRM.users.READ} gave
 * @param redirectUris where consent may send people; empty: to any address of this machine
 */
public record Client(
    String id,
    String secret,
    String refreshToken,
    Optional<String> narrowRefreshToken,
    List<String> redirectUris) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Whether the client registered this address. */
  boolean mayReturnTo(String address) {
    return redirectUris.isEmpty() ? isOnThisMachine(address) : redirectUris.contains(address);
  }

  private static boolean isOnThisMachine(String address) {
    try {
      URI uri = new URI(address);
      return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && LOOPBACK.contains(uri.getHost())
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
