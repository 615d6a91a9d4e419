package partnerportal.crm;

/**
 * What each way Zoho can answer means for us; asked once per record of an answer, and once for an
 * answer as a whole. Only the code decides, then the status, never the message (zoho-crm v8 status
 * codes; per-record codes of the record API).
 */
public enum ZohoAnswer {
  /** Done. */
  DONE,
  /** Nothing is wrong with the record; it helps to wait. */
  TRY_LATER,
  /** Too many calls or credits; everything of this organisation waits. */
  SLOW_DOWN,
  /** The access token is no longer good. */
  NEW_TOKEN,
  /** The record changed under us: read it first. */
  READ_AGAIN,
  /** The record is no longer where it was: converted or deleted. */
  GONE,
  /** This record will not be taken as it is. */
  REFUSED,
  /** The CRM is not set up for us, or does not let us; an administrator has to act. */
  SETUP_WRONG;

  /**
   * Reads the table.
   *
   * @param status of HTTP; decides only where the code does not
   * @param code Zoho's own; empty when the answer held none
   */
  public static ZohoAnswer of(int status, String code) {
    return switch (code) {
      case "SUCCESS" -> DONE;
      case "INVALID_TOKEN", "AUTHENTICATION_FAILURE" -> NEW_TOKEN;
      case "TOO_MANY_REQUESTS" -> SLOW_DOWN;
      case "RECORD_LOCKED", "INTERNAL_ERROR", "INTERNAL_SERVER_ERROR" -> TRY_LATER;
      case "ALREADY_MODIFIED" -> READ_AGAIN;
      case "CONVERTED_RECORD", "ID_ALREADY_CONVERTED", "RECORD_NOT_FOUND" -> GONE;
      case "OAUTH_SCOPE_MISMATCH",
          "NO_PERMISSION",
          "AUTHORIZATION_FAILED",
          "INVALID_MODULE",
          "INVALID_URL_PATTERN",
          "INVALID_REQUEST_METHOD",
          "NOT_SUPPORTED",
          "SYNTAX_ERROR",
          "INVALID_QUERY",
          "STORAGE_SPACE_EXCEEDED" ->
          SETUP_WRONG;
      default -> ofStatus(status, code);
    };
  }

  private static ZohoAnswer ofStatus(int status, String code) {
    if (status >= 500) return TRY_LATER;
    if (status == 429) return SLOW_DOWN;
    if (status == 401) return NEW_TOKEN;
    if (status == 403) return SETUP_WRONG;
    return status < 300 && code.isEmpty() ? DONE : REFUSED;
  }
}
