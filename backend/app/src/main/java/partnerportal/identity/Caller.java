package partnerportal.identity;

import jakarta.servlet.http.HttpServletRequest;
import partnerportal.platform.ClientAddress;

/**
 * From where somebody comes in.
 *
 * @param address as limits count it
 * @param agent their program in words they will recognise: "Firefox on Linux"
 */
public record Caller(String address, String agent) {

  /** Whoever sent a request. */
  public static Caller of(HttpServletRequest request, ClientAddress clients) {
    return new Caller(clients.of(request), Agents.inWords(request.getHeader("User-Agent")));
  }

  /** The neighbourhood of the address: enough to recognise, too little to find a household. */
  String network() {
    return address.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")
        ? address.replaceAll("\\d+$", "0/24")
        : address;
  }
}
