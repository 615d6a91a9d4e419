package partnerportal.crm;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads lists to their end. By token where Zoho gives one, from the first page on: page numbers end
 * at 2,000 rows. A token belongs to its user and its parameters and lives for a day; when Zoho
 * takes one no longer, the list is read again from its beginning.
 */
final class ZohoPages {

  /** Zoho ends a list by tokens at 100,000 rows of 200 each (v8 get records). */
  private static final int MOST_BY_TOKEN = 500;

  /** Zoho ends a list by page numbers at 2,000 rows. */
  private static final int MOST_BY_NUMBER = 10;

  private static final int MOST_BEGINNINGS = 3;

  private ZohoPages() {}

  /** A page by its token, which is null for the first. */
  @FunctionalInterface
  interface ByToken {
    ZohoReply read(String token);
  }

  /** A page by its number, from 1. */
  @FunctionalInterface
  interface ByNumber {
    ZohoReply read(int page);
  }

  /**
   * The rows of a list, each once.
   *
   * @param enough the last row of a page, when what follows is of no interest
   * @throws CrmFailure when the CRM does not give them all
   */
  static List<JsonObject> byToken(ByToken list, Predicate<JsonObject> enough) {
    var rows = new LinkedHashMap<String, JsonObject>();
    String token = null;
    for (int page = 1, beginnings = 1; page <= MOST_BY_TOKEN; page++) {
      var reply = list.read(token);
      if (reply.answer() == ZohoAnswer.READ_AGAIN
          && token != null
          && beginnings++ < MOST_BEGINNINGS) {
        token = null;
        page = 0;
        continue;
      }
      var found = reply.orFail().rows("data");
      found.forEach(row -> rows.put(ZohoRecords.text(row, "id"), row));
      if (!reply.more() || found.isEmpty() || enough.test(found.get(found.size() - 1))) break;
      token = next(reply);
    }
    return List.copyOf(rows.values());
  }

  private static String next(ZohoReply reply) {
    var token = ZohoRecords.text(ZohoRecords.object(reply.body(), "info"), "next_page_token");
    if (token == null)
      throw new CrmFailure.Silent("The CRM says more rows follow, but not where.", false, null);
    return token;
  }

  /** The rows of a list that knows no tokens; at most the first two thousand. */
  static List<JsonObject> byNumber(ByNumber list) {
    return byNumber(list, last -> false);
  }

  /** The same, until the last row of a page says that what follows is of no interest. */
  static List<JsonObject> byNumber(ByNumber list, Predicate<JsonObject> enough) {
    var rows = new ArrayList<JsonObject>();
    for (var page = 1; page <= MOST_BY_NUMBER; page++) {
      var reply = list.read(page).orFail();
      var found = reply.rows("data");
      rows.addAll(found);
      if (!reply.more() || found.isEmpty() || enough.test(found.get(found.size() - 1))) break;
    }
    return rows;
  }
}
