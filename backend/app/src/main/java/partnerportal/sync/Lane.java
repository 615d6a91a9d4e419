package partnerportal.sync;

/**
 * How urgent a change is, most urgent first; the most urgent wins when changes of one record meet.
 */
enum Lane {
  NEW_LEAD,
  PARTNER_EDIT
}
