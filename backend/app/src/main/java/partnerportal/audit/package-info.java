/** The append-only trail of who did what, written in the transaction of the deed. */
package partnerportal.audit;
