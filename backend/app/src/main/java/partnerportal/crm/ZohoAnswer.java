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
  /** What we hold is stale, a record or the place in a list: read it first. */
  READ_AGAIN,
  /** The record is no longer where it was: converted or deleted. */
  GONE,
  /** This record will not be taken as it is. */
  REFUSED,
  /** The CRM is not set up for us, or does not let us; somebody there has to act. */
  SETUP_WRONG;

  /**
   * Reads the table.
   *
   * @param status of HTTP; decides only where the code does not
   * @param code Zoho's own; empty when the answer held none
   */
  public static ZohoAnswer of(int status, String code) {
    return switch (code) {
      case "SUCCESS", "ADDED_SUCCESSFULLY" -> DONE;
      case "INVALID_TOKEN", "AUTHENTICATION_FAILURE" -> NEW_TOKEN;
      case "TOO_MANY_REQUESTS" -> SLOW_DOWN;
      case "RECORD_LOCKED", "INTERNAL_ERROR", "INTERNAL_SERVER_ERROR" -> TRY_LATER;
      case "ALREADY_MODIFIED",
          "EXPIRED_VALUE",
          "TOKEN_BOUND_DATA_MISMATCH",
          "RECORD_NOT_IN_PROCESS" ->
          READ_AGAIN;
      case "CONVERTED_RECORD", "ID_ALREADY_CONVERTED", "RECORD_NOT_FOUND", "NOT_SUBSCRIBED" -> GONE;
      // the record's own fault
      case "INVALID_DATA",
          "MANDATORY_NOT_FOUND",
          "DUPLICATE_DATA",
          "MULTIPLE_OR_MULTI_ERRORS",
          "DEPENDENT_FIELD_MISSING",
          "DEPENDENT_MISMATCH",
          "MAPPING_MISMATCH",
          "EXPECTED_FIELD_MISSING",
          "LIMIT_EXCEEDED" ->
          status == 429 ? SLOW_DOWN : REFUSED;
      // somebody in the CRM holds the record, or the account ends here
      case "RECORD_IN_BLUEPRINT",
          "NOT_APPROVED",
          "NO_PERMISSION",
          "AUTHORIZATION_FAILED",
          "OAUTH_SCOPE_MISMATCH",
          "LICENSE_LIMIT_EXCEEDED",
          "STORAGE_SPACE_EXCEEDED",
          "NOT_ALLOWED",
          "NOT_SUPPORTED" ->
          SETUP_WRONG;
      // we asked for what is not there, or in a way the CRM does not know
      case "INVALID_MODULE",
          "INVALID_URL_PATTERN",
          "INVALID_REQUEST_METHOD",
          "REQUIRED_PARAM_MISSING",
          "EXPECTED_PARAM_MISSING",
          "UNABLE_TO_PARSE_DATA_TYPE",
          "AMBIGUITY_DURING_PROCESSING",
          "DISCRETE_PAGINATION_LIMIT_EXCEEDED",
          "PAGINATION_LIMIT_EXCEEDED",
          "LIMIT_REACHED",
          "SYNTAX_ERROR",
          "INVALID_QUERY",
          "DUPLICATE_ALIAS",
          "INVALID_ALIAS" ->
          SETUP_WRONG;
      default -> ofStatus(status, code);
    };
  }

  private static ZohoAnswer ofStatus(int status, String code) {
    if (status >= 500) return TRY_LATER;
    if (status == 429) return SLOW_DOWN;
    if (status == 401) return NEW_TOKEN;
    // a redirect is never followed: a token must not travel where an answer points
    if (status == 403 || status >= 300 && status < 400 && status != 304) return SETUP_WRONG;
    return status < 400 && code.isEmpty() ? DONE : REFUSED;
  }
}
