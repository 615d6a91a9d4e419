package partnerportal.partner;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A partner's logo, a PNG of ours.
 *
 * @param tag tells two images apart: their SHA-256 in hexadecimal
 * @param width in pixels
 * @param height in pixels
 */
public record PartnerLogo(String tag, int width, int height) {

  private static final Pattern TAG = Pattern.compile("(?:^|,)\\s*(?:W/)?\"([^\"]*)\"\\s*(?=,|$)");

  /** Whether somebody has it already who says what they have (RFC 9110, 13.1.2). */
  boolean isAmong(List<String> known) {
    if (known == null) return false;
    var all = String.join(",", known);
    return all.strip().equals("*")
        || TAG.matcher(all).results().anyMatch(one -> one.group(1).equals(tag));
  }

  /**
   * A logo with its bytes.
   *
   * @param png null for who has it already
   */
  public record Image(PartnerLogo logo, byte[] png) {

    /** The answer that carries it, or that says so. */
    public Response.ResponseBuilder answer() {
      return png == null
          ? Response.notModified(logo.tag())
          : Response.ok(png, "image/png").tag(logo.tag());
    }
  }
}
