package partnerportal.platform;

/**
 * The frozen catalogue of problems: {@code type} is {@code /problems/<slug>}. Titles stand in the
 * message bundle.
 */
public enum ProblemKind {
  VALIDATION_FAILED(422),
  UNKNOWN_PROPERTY(422),
  INVALID_PARAMETER(400),
  MALFORMED_JSON(400),
  PRECONDITION_REQUIRED(428),
  IDEMPOTENCY_KEY_REQUIRED(400),
  SECOND_FACTOR_REQUIRED(401),
  /** The organisation demands a second step, and the time to set it up is over. */
  SECOND_FACTOR_MISSING(403),
  PARTNER_SUSPENDED(403),
  CLAIM_CONFLICT(409),
  PAYLOAD_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  CONTROL_CHARACTERS(422),
  INVALID_URL(422),
  URL_NOT_ALLOWED(422),
  IDEMPOTENCY_KEY_REUSE(422),
  INVALID_IDEMPOTENCY_KEY(400),
  REQUEST_IN_FLIGHT(409),
  ORIGIN_NOT_ALLOWED(403),
  FORM_TOKEN_INVALID(403),
  FORM_CLOSED(409),
  RATE_LIMITED(429),
  REQUEST_TIMEOUT(408),
  UNAUTHENTICATED(401),
  INVALID_CREDENTIALS(401),
  TOO_MANY_ATTEMPTS(429),
  WEAK_PASSWORD(422),
  TOKEN_EXPIRED_OR_USED(410),
  INVALID_REDIRECT(400),
  CSRF_REJECTED(403),
  FORBIDDEN(403),
  /** A look at a partner's portal changes nothing. */
  READ_ONLY_VIEW(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  LAST_OWNER(409),
  ILLEGAL_TRANSITION(409),
  VERSION_CONFLICT(412),
  ZOHO_CONTEXT_INVALID(401),
  /** The CRM cannot show who is signed in to it; people sign in at Zoho instead. */
  CRM_CANNOT_WITNESS(409),
  WEBHOOK_UNAUTHENTICATED(401),
  UNSUPPORTED_IMAGE(415),
  CSV_INVALID(422),
  TEMPORARILY_UNAVAILABLE(503),
  INTERNAL_ERROR(500);

  private final int status;

  ProblemKind(int status) {
    this.status = status;
  }

  /** The HTTP status this problem is answered with. */
  public int status() {
    return status;
  }

  /** The reason phrase of the status, for those the container has none for. */
  String phrase() {
    return switch (status) {
      case 422 -> "Unprocessable Content";
      case 428 -> "Precondition Required";
      case 429 -> "Too Many Requests";
      default -> jakarta.ws.rs.core.Response.Status.fromStatusCode(status).getReasonPhrase();
    };
  }

  /** The last part of the problem's {@code type}. */
  public String slug() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** What a bare HTTP status of the container means in the catalogue. */
  public static ProblemKind ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405, 501 -> METHOD_NOT_ALLOWED;
      case 408 -> REQUEST_TIMEOUT;
      case 413 -> PAYLOAD_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 429 -> RATE_LIMITED;
      case 502, 503, 504 -> TEMPORARILY_UNAVAILABLE;
      default -> status >= 500 ? INTERNAL_ERROR : INVALID_PARAMETER;
    };
  }
}
