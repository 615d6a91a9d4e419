package partnerportal.capture;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.lead.Leads;
import partnerportal.lead.Submission;
import partnerportal.partner.PartnerLogo;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.ClientAddress;
import partnerportal.platform.Idempotency;
import partnerportal.platform.LowerCase;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.RequestRates;
import partnerportal.platform.Settings;

/** The public's door: look at a form, send it. Nothing can be read back through it. */
@Path("forms/{key}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FormsResource {

  private static final String PNG = "image/png";

  /** An address that names its image shows no other; without, it is asked for each time. */
  private static final String A_WHILE = "public, max-age=300";

  private static final String NO_LONGER = "public, no-cache";

  private static final List<Field> FIELDS =
      List.of(
          new Field("first_name", FieldType.TEXT, false, 40, "given-name"),
          new Field("last_name", FieldType.TEXT, true, 80, "family-name"),
          new Field("company", FieldType.TEXT, true, 200, "organization"),
          new Field("email", FieldType.EMAIL, true, 100, "email"),
          new Field("phone", FieldType.TEL, false, 30, "tel"),
          new Field("need", FieldType.TEXTAREA, false, 2000, "off"));

  @Inject LeadForms forms;
  @Inject Idempotency idempotency;
  @Inject RequestRates rates;
  @Inject ClientAddress clients;
  @Inject Settings settings;

  @Context HttpServletRequest request;
  @Context HttpHeaders headers;

  @PathParam("key")
  String key;

  @GET
  @Access(Action.PUBLIC)
  @Operation(summary = "A form as a visitor sees it, with the token that sending it needs.")
  public PublicForm look() {
    var opened = forms.open(key, foreignOrigin());
    return new PublicForm(
        key,
        opened.form().title(),
        new Name(opened.names().partner()),
        new Name(opened.names().organization()),
        opened.logo().map(logo -> Logo.of(key, logo)).orElse(null),
        FIELDS,
        opened.token());
  }

  @GET
  @Path("logo")
  @Produces(PNG)
  @Access(Action.PUBLIC)
  @Operation(
      summary =
          "The logo of the form's partner, for any page to show. No form, a closed one and one"
              + " without a logo are answered alike.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response logo(
      @Parameter(description = "Makes another address of another image; may be left out.")
          @QueryParam("v")
          String version) {
    return forms
        .logo(key, headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH))
        .map(
            image ->
                image
                    .answer()
                    .header("Cache-Control", version == null ? NO_LONGER : A_WHILE)
                    .header("Cross-Origin-Resource-Policy", "cross-origin")
                    .build())
        .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
  }

  @POST
  @Path("leads")
  @Access(Action.PUBLIC)
  @Operation(summary = "Sends a form. The answer is the same whatever is known already.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Taken.class)))
  public Response send(
      @HeaderParam("Idempotency-Key") String idempotencyKey, @NotNull Visitor visitor) {
    forms.admit(key, foreignOrigin());
    limit();
    if (visitor.websiteUrl() != null && !visitor.websiteUrl().isEmpty()) {
      throw new Problem(ProblemKind.FORM_TOKEN_INVALID, null);
    }
    if (visitor.email() == null || visitor.email().isBlank())
      throw Problem.invalid("/email", "required", "Enter your e-mail address.");
    var taken =
        idempotency.once(
            "form/" + key,
            "leads",
            idempotencyKey,
            visitor,
            Taken.class,
            () ->
                new Taken(
                    forms.submit(key, foreignOrigin(), visitor.token(), visitor.submission())));
    return Response.accepted(taken).build();
  }

  /**
   * Counted whatever comes of it, a repetition too: nobody is known here, and even a request that
   * does nothing costs something.
   */
  private void limit() {
    rates.count(
        "form/" + key,
        clients.of(request),
        Settings.Key.FORM_SENT_MOST,
        Settings.Key.FORM_SENT_WITHIN);
  }

  /** The page asking, when it is not one of ours. */
  private String foreignOrigin() {
    var origin = request.getHeader("Origin");
    return origin == null || origin.equals(settings.publicUrl()) ? null : origin;
  }

  /** How a field is entered. */
  @JsonbTypeSerializer(LowerCase.class)
  public enum FieldType {
    TEXT,
    EMAIL,
    TEL,
    TEXTAREA
  }

  @Schema(name = "FormField")
  public record Field(
      @Schema(required = true) String name,
      @Schema(required = true) FieldType type,
      @Schema(required = true) boolean required,
      @Schema(required = true) int maxLength,
      @Schema(required = true) String autocomplete) {}

  @Schema(name = "PublicForm")
  public record PublicForm(
      @Schema(required = true) String key,
      @Schema(required = true) String title,
      @Schema(required = true) Name partner,
      @Schema(required = true) Name organization,
      @Schema(nullable = true) Logo logo,
      @Schema(required = true) List<Field> fields,
      @Schema(required = true) String token) {}

  @Schema(name = "FormName")
  public record Name(@Schema(required = true) String name) {}

  /**
   * The logo of the form's partner.
   *
   * @param path where it is on this portal
   * @param width in pixels
   * @param height in pixels
   */
  @Schema(name = "FormLogo")
  public record Logo(
      @Schema(required = true) String path,
      @Schema(required = true) int width,
      @Schema(required = true) int height) {

    static Logo of(String key, PartnerLogo logo) {
      var version = logo.tag().substring(0, 16);
      return new Logo("/api/v1/forms/" + key + "/logo?v=" + version, logo.width(), logo.height());
    }
  }

  @Schema(name = "Visitor")
  public record Visitor(
      @Schema(required = true) String token,
      @Schema(nullable = true, maxLength = 40) String firstName,
      @Schema(required = true, maxLength = 80) String lastName,
      @Schema(required = true, maxLength = 200) String company,
      @Schema(required = true, maxLength = 100, format = "email") String email,
      @Schema(nullable = true, maxLength = 30) String phone,
      @Schema(nullable = true, maxLength = 2000) String need,
      @Schema(nullable = true, description = "A trap for robots; people leave it empty.")
          String websiteUrl) {

    Submission submission() {
      return new Submission(firstName, lastName, company, email, phone, null, need);
    }
  }

  @Schema(name = "FormReceipt")
  public record Taken(@Schema(required = true) Leads.Receipt receipt) {}
}
