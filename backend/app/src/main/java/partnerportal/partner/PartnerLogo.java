package partnerportal.partner;

import jakarta.ws.rs.core.Response;

/**
 * A partner's logo, a PNG of ours.
 *
 * @param tag tells two images apart: their SHA-256 in hexadecimal
 * @param width in pixels
 * @param height in pixels
 */
public record PartnerLogo(String tag, int width, int height) {

  /** A logo with its bytes. */
  public record Image(PartnerLogo logo, byte[] png) {

    /**
     * The answer that carries it, or that says it is the one the caller has.
     *
     * @param known the {@code If-None-Match} of the caller; null for none
     * @param kept who may keep it, and for how long: a {@code Cache-Control}
     */
    public Response answer(String known, String kept) {
      var same = known != null && known.contains('"' + logo.tag() + '"');
      var answer = same ? Response.notModified() : Response.ok(png, "image/png");
      return answer.tag(logo.tag()).header("Cache-Control", kept).build();
    }
  }
}
