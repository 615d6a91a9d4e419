package partnerportal.sync;

import java.util.regex.Pattern;

/**
 * What an administrator can do about records that are stuck: one sentence, and who acts.
 *
 * @param code the CRM's own word for the refusal; null when it was ours
 * @param fix what helps; screens have their own words for it
 * @param text the same in English
 */
record Advice(String code, Fix fix, String text) {

  /** What helps. */
  enum Fix {
    /** Change a field, a picklist or a rule in the CRM. */
    CRM_FIELD,
    /** Change the profile or the connection the portal uses there. */
    CRM_ACCESS,
    /** Decide which of two records of the CRM stays. */
    CRM_DUPLICATE,
    /** Move the record on in the CRM: a blueprint or an approval holds it. */
    CRM_PROCESS,
    /** Make room or wait: the CRM has no more to give. */
    CRM_LIMIT,
    /** Look at the record before it is created again: it may have been deleted there. */
    REVIEW,
    /** Ask the operator of the portal: its log says more. */
    OPERATOR,
    /** Nothing in particular; try again. */
    RETRY
  }

  private static final Pattern CODE = Pattern.compile("\\(([A-Z][A-Z_]{2,60})\\)\\.?");

  /** Reads the cause as it was written down when the record got stuck. */
  static Advice of(String cause) {
    var found = CODE.matcher(cause);
    var code = found.find() ? found.group(1) : null;
    var fix = code == null ? ours(cause) : crms(code);
    return new Advice(code, fix, text(fix));
  }

  private static Fix crms(String code) {
    return switch (code) {
      case "MANDATORY_NOT_FOUND",
          "EXPECTED_FIELD_MISSING",
          "DEPENDENT_FIELD_MISSING",
          "INVALID_DATA",
          "MAPPING_MISMATCH",
          "DEPENDENT_MISMATCH" ->
          Fix.CRM_FIELD;
      case "NO_PERMISSION",
          "AUTHORIZATION_FAILED",
          "OAUTH_SCOPE_MISMATCH",
          "INVALID_MODULE",
          "INVALID_URL_PATTERN" ->
          Fix.CRM_ACCESS;
      case "DUPLICATE_DATA", "MULTIPLE_OR_MULTI_ERRORS" -> Fix.CRM_DUPLICATE;
      case "RECORD_IN_BLUEPRINT", "NOT_APPROVED", "RECORD_LOCKED" -> Fix.CRM_PROCESS;
      case "STORAGE_SPACE_EXCEEDED", "LIMIT_EXCEEDED", "LICENSE_LIMIT_EXCEEDED" -> Fix.CRM_LIMIT;
      default -> Fix.RETRY;
    };
  }

  private static Fix ours(String cause) {
    if (cause.contains("was deleted in the CRM")) return Fix.REVIEW;
    return cause.contains("its log says why") ? Fix.OPERATOR : Fix.RETRY;
  }

  private static String text(Fix fix) {
    return switch (fix) {
      case CRM_FIELD ->
          "Change the field, its list of values or the rule in the CRM, or the value of the record; then retry.";
      case CRM_ACCESS ->
          "Give the portal's CRM user what it lacks, or connect the CRM again; then retry.";
      case CRM_DUPLICATE -> "Decide in the CRM which of the two records stays; then retry.";
      case CRM_PROCESS -> "Move the record on in the CRM; then retry.";
      case CRM_LIMIT -> "Make room in the CRM or wait for its limit to pass; then retry.";
      case REVIEW ->
          "Look in the CRM whether the record was deleted on purpose; retry only if not.";
      case OPERATOR -> "Ask the operator of the portal to look at its log.";
      case RETRY -> "Retry; when it gets stuck again, ask the operator of the portal.";
    };
  }
}
