package partnerportal.partner;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.RequestRates;
import partnerportal.platform.SessionGate;
import partnerportal.platform.Settings;

/** A partner's door to its logo. */
@Path("partner/logo")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PartnerLogoResource {

  private static final String PNG = "image/png";
  private static final String BYTES = "binary";

  @Inject PartnerLogos logos;
  @Inject Redrawings redrawings;
  @Inject Settings settings;
  @Inject RequestRates rates;
  @Inject SessionGate gate;
  @Inject CurrentUser me;

  @Context HttpHeaders headers;

  @GET
  @Produces(PNG)
  @Access(Action.SEE_LOGO)
  @Operation(summary = "The partner's logo, as it was drawn anew.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = BYTES)))
  public Response see() {
    return logos
        .image(me.scope(), headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH))
        .map(image -> image.answer().header("Cache-Control", "private, no-cache").build())
        .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
  }

  /** Takes any type, because the bytes say what they are and a header only claims it. */
  @PUT
  @Consumes(MediaType.WILDCARD)
  @Access(Action.CHANGE_LOGO)
  @Operation(
      summary =
          "Sets the partner's logo, in place of a former one. The image is drawn anew, 512 pixels"
              + " wide and high at most; nothing else of the file is kept. Its bytes say what it is,"
              + " whatever its type is called.")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = BYTES)),
        @Content(
            mediaType = "image/jpeg",
            schema = @Schema(type = SchemaType.STRING, format = BYTES))
      })
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LogoView.class)))
  public Response set(InputStream upload) throws IOException {
    rates.count(
        "logo",
        me.identity().person().toString(),
        Settings.Key.LOGOS_MOST,
        Settings.Key.LOGOS_WITHIN);
    var picture = redrawings.of(read(upload));
    // that took its time
    if (!gate.allows(me.identity(), Action.CHANGE_LOGO, me.scope()))
      throw new Problem(ProblemKind.UNAUTHENTICATED, null);
    var logo = logos.set(me.scope(), picture, me.actor());
    return Response.ok(LogoView.of(logo)).tag(logo.tag()).build();
  }

  @DELETE
  @Access(Action.CHANGE_LOGO)
  @Operation(summary = "Takes the partner's logo away.")
  @APIResponse(responseCode = "204", description = "Gone, or there was none.")
  public Response remove() {
    logos.remove(me.scope(), me.actor());
    return Response.noContent().build();
  }

  private byte[] read(InputStream upload) throws IOException {
    var most = settings.number(Settings.Key.LOGO_BYTES_MOST);
    var bytes = upload.readNBytes(most + 1);
    if (bytes.length > most)
      throw new Problem(
          ProblemKind.PAYLOAD_TOO_LARGE, "The image may have " + most + " bytes at most.");
    return bytes;
  }

  /**
   * A logo without its bytes.
   *
   * @param tag another one when it is another image
   * @param width in pixels
   * @param height in pixels
   */
  @Schema(name = "PartnerLogo")
  public record LogoView(
      @Schema(required = true) String tag,
      @Schema(required = true) int width,
      @Schema(required = true) int height) {

    static LogoView of(PartnerLogo logo) {
      return new LogoView(logo.tag(), logo.width(), logo.height());
    }
  }
}
