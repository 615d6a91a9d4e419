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

    /** The answer that carries it. */
    public Response.ResponseBuilder answer() {
      return Response.ok(png, "image/png").tag(logo.tag());
    }
  }
}
