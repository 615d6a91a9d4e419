/**
 * Keeps portal and CRM the same. Outwards: one outbox row per record, written in the business
 * transaction, carried by one runner per organisation, settled per record with a fencing number; a
 * creation whose outcome is unknown is looked for before it is repeated, and what the CRM deleted
 * is never created again. Inwards: callbacks are hints, the record is read again before anything is
 * believed, and polling by time of change is the truth; the cursor moves only after what was read
 * has been applied. Our own echo changes nothing, because reports are applied as facts and a write
 * that would tell nothing new is not made.
 */
package partnerportal.sync;
