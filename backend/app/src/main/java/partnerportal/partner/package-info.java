/**
 * Partner companies and their states. Whether a partner is one is decided in the CRM and reported
 * here; callback, poll and reconciliation all come through {@link
 * partnerportal.partner.Partners#reported}. An approval is acted on once; losing it suspends and
 * deletes nothing.
 */
package partnerportal.partner;
