package zohosandbox.query;

import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** What Zoho says to a query it cannot read. */
final class SyntaxError {

  private static final String MESSAGE = "invalid query formed";

  private SyntaxError() {}

  static ZohoError near(String text, int column) {
    return ZohoError.badRequest(
        "SYNTAX_ERROR",
        Jsons.object().add("line", 1).add("column", column).add("near", text).build(),
        MESSAGE);
  }

  static ZohoError clause(String clause) {
    return ZohoError.badRequest(
        "SYNTAX_ERROR", Jsons.object().add("clause", clause).build(), MESSAGE);
  }
}
