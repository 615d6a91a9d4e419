package partnerportal.crm;

import java.util.List;
import java.util.stream.Stream;
import partnerportal.crm.ScriptedZoho.Answer;

/**
 * Every way Zoho and what lies between can fail (zoho-crm v8 §1.3, §2.2, §5, and the faults of the
 * sandbox), and what the client is to make of it.
 */
final class ZohoFailures {

  /** What is asked of the client. */
  enum Deed {
    /** A read that costs one credit. */
    READ,
    /** One lead by upsert: a write that may be repeated only by those who know more. */
    CREATE,
    /** The same by a node that stood still until its claim may be somebody else's. */
    CREATE_LATE,
    /** Eleven leads: a heavy write of two credits. */
    CREATE_ELEVEN,
    /** One lead the CRM has, by its id. */
    CHANGE,
    /** A query: heavy, one credit. */
    QUERY,
    /** A list of deleted records: two credits a page. */
    DELETED,
    /** A list by token. */
    LIST
  }

  /**
   * One line of the table.
   *
   * @param action what the caller learns
   * @param refreshes tokens asked for, the first included
   * @param calls that reached the API
   * @param credits in the ledger
   */
  record Failure(
      String name,
      Deed deed,
      List<Answer> tokens,
      List<Answer> answers,
      String action,
      int refreshes,
      int calls,
      long credits) {}

  private ZohoFailures() {}

  /** The table, for a Zoho at an address. */
  static List<Failure> at(String zoho) {
    return Stream.of(new SignInFailures(zoho), new RefusalFailures(zoho), new WireFailures(zoho))
        .flatMap(table -> table.rows().stream())
        .toList();
  }
}
