package partnerportal.crm;

/**
 * What a call takes of an organisation's limits, known before it leaves (v8 API limits).
 *
 * @param kind what is asked, for the ledger
 * @param credits of the day's
 * @param heavy whether it counts among the ten heavy calls every edition allows at once
 */
record Cost(String kind, int credits, boolean heavy) {

  private static final int RECORDS_PER_CREDIT = 10;

  /** Records, metadata, people: whatever is read by name or id. */
  static Cost read(String kind) {
    return new Cost(kind, 1, false);
  }

  /** A list in another order than that of ids. */
  static Cost sorted() {
    return new Cost("sorted-list", 1, true);
  }

  /** A page of deleted records. */
  static Cost deleted() {
    return new Cost("deleted-list", 2, false);
  }

  /** A call that changes so many records. */
  static Cost write(String kind, int records) {
    var tens = (records + RECORDS_PER_CREDIT - 1) / RECORDS_PER_CREDIT;
    return new Cost(kind, Math.max(1, tens), records > RECORDS_PER_CREDIT);
  }

  /**
   * What it cost after all.
   *
   * @param status of the answer
   * @param refusedAsAWhole whether the answer speaks of no record
   */
  int afterAnswer(int status, boolean refusedAsAWhole) {
    if (status == 401 || status == 429) return 0;
    return refusedAsAWhole ? Math.min(credits, 1) : credits;
  }

  /** A query that may give so many rows. */
  static Cost query(int rows) {
    return new Cost("query", rows <= 200 ? 1 : rows <= 1_000 ? 2 : 3, true);
  }
}
