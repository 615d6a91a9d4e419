package partnerportal.platform;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * RFC 9457 as we send it: {@code instance} is the trace id, {@code errors} only where input was
 * refused.
 */
@Schema(name = "Problem")
@JsonbPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
public record ProblemBody(
    @Schema(required = true) String type,
    @Schema(required = true) String title,
    @Schema(required = true) int status,
    @Schema(required = true) String detail,
    @Schema(required = true) String instance,
    List<Problem.Fault> errors) {

  /** The media type of every answer that is not a success. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final ResourceBundle TITLES =
      ResourceBundle.getBundle("messages.problems", Locale.ENGLISH);

  static ProblemBody of(ProblemKind kind, String detail, List<Problem.Fault> faults, String trace) {
    return new ProblemBody(
        "/problems/" + kind.slug(),
        TITLES.getString(kind.slug() + ".title"),
        kind.status(),
        detail == null ? TITLES.getString(kind.slug() + ".detail") : detail,
        "urn:uuid:" + trace,
        faults.isEmpty() ? null : faults);
  }
}
