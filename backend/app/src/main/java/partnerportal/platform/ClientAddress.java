package partnerportal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a request comes from, as limits count it: the peer of the connection, or, when that is one
 * of our own proxies, the last address in {@code X-Forwarded-For} that is not. What a caller writes
 * there itself is never believed.
 */
@ApplicationScoped
public class ClientAddress {

  /** Digits, letters of hexadecimal and separators: anything else would be looked up as a name. */
  private static final String LITERAL = "[0-9a-fA-F.:]{2,45}";

  @Inject Settings settings;

  /**
   * The address as text. Of an IPv6 address only the network part, because a household has the rest
   * to itself.
   */
  public String of(HttpServletRequest request) {
    return network(
        from(
            request.getRemoteAddr(),
            request.getHeader("X-Forwarded-For"),
            settings.list(Settings.Key.HTTP_TRUSTED_PROXIES)));
  }

  static String from(String peer, String forwarded, List<String> proxies) {
    if (forwarded == null || !proxies.contains(peer)) return peer;
    var hops = Arrays.stream(forwarded.split(",")).map(String::strip).toList();
    for (var i = hops.size() - 1; i >= 0; i--) {
      if (!hops.get(i).matches(LITERAL)) return peer;
      if (!proxies.contains(hops.get(i))) return hops.get(i);
    }
    return peer;
  }

  static String network(String address) {
    if (!address.contains(":") || !address.matches(LITERAL)) return address;
    try {
      var parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address six
          ? prefix(six.getAddress())
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }

  /** The first 64 bits as RFC 5952 writes them. */
  private static String prefix(byte[] address) {
    var bits = ByteBuffer.wrap(address).asShortBuffer();
    var groups = 4;
    while (groups > 0 && bits.get(groups - 1) == 0) groups--;
    return IntStream.range(0, groups)
            .mapToObj(group -> Integer.toHexString(bits.get(group) & 0xffff))
            .collect(Collectors.joining(":"))
        + "::/64";
  }
}
