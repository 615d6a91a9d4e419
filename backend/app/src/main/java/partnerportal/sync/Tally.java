package partnerportal.sync;

import partnerportal.lead.MirroredField;

/**
 * What a comparison counted.
 *
 * @param records compared, those only one side has included
 * @param cells of them
 * @param drifted cells of records both sides have whose values differ
 * @param missing records the CRM should have and has not
 * @param orphans records of ours in the CRM that the portal does not have
 * @param settling records on their way, which are not judged
 * @param ledgerFaults cells whose value is not the one the ledger was written for
 */
record Tally(
    long records,
    long cells,
    long drifted,
    long missing,
    long orphans,
    long settling,
    long ledgerFaults) {

  /** Cells of one record. */
  static final int CELLS = MirroredField.values().length;

  /** What was compared, in order: the portal's values, the CRM's, the hashes of the ledger. */
  record Digests(String portal, String crm, String ledger) {}

  /** Cells that differ: a record only one side has differs in all of them. */
  long different() {
    return drifted + CELLS * (missing + orphans);
  }

  /** The share of equal cells; 1 where nothing was compared. */
  double consistency() {
    return cells == 0 ? 1 : 1 - (double) different() / cells;
  }
}
