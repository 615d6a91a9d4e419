package zohosandbox.wire;

import jakarta.json.JsonObject;

/** A refusal in Zoho's words: HTTP status, {@code code}, {@code details} and {@code message}. */
public final class ZohoError extends RuntimeException {

  private static final JsonObject NOTHING = Jsons.object().build();

  private final int status;
  private final String code;
  private final transient JsonObject details;

  /** A refusal; {@code details} must not be null. */
  public ZohoError(int status, String code, JsonObject details, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  /** A 400 without details. */
  public static ZohoError badRequest(String code, String message) {
    return new ZohoError(400, code, NOTHING, message);
  }

  /** A 400 with details. */
  public static ZohoError badRequest(String code, JsonObject details, String message) {
    return new ZohoError(400, code, details, message);
  }

  /** What Zoho says to a value it cannot take. */
  public static ZohoError invalidData(JsonObject details) {
    return badRequest("INVALID_DATA", details, "invalid data");
  }

  /** What Zoho says to a query parameter it cannot take. */
  public static ZohoError invalidParameter(String name) {
    return badRequest(
        "INVALID_DATA",
        Jsons.object().add("param_name", name).build(),
        "Please check whether the input values are correct");
  }

  /** What Zoho says when a mandatory query parameter is missing. */
  public static ZohoError missingParameter(String name) {
    return badRequest(
        "REQUIRED_PARAM_MISSING",
        Jsons.object().add("param_name", name).build(),
        "One of the expected parameter is missing");
  }

  /** What Zoho says to a module it does not know. */
  public static ZohoError invalidModule() {
    return badRequest("INVALID_MODULE", "The module name given seems to be invalid");
  }

  /** What Zoho says when the user's profile does not allow it. */
  public static ZohoError noPermission(String permission) {
    return new ZohoError(
        403,
        "NO_PERMISSION",
        Jsons.object().add("permissions", Jsons.array().add(permission)).build(),
        "permission denied");
  }

  /** What Zoho says to an unknown path. */
  public static ZohoError invalidUrl() {
    return new ZohoError(
        404,
        "INVALID_URL_PATTERN",
        NOTHING,
        "Please check if the URL trying to access is a correct one");
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The word clients switch on. */
  public String code() {
    return code;
  }

  /** The answer's body. */
  public JsonObject body() {
    return Jsons.object()
        .add("code", code)
        .add("details", details)
        .add("message", getMessage())
        .add("status", "error")
        .build();
  }
}
