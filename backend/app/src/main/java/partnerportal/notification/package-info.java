/**
 * What people are told by mail. A mail is ordered as a job in the transaction of what it is about
 * and leaves by that job only; activation mails go out at least once, so the same link may arrive
 * twice and nothing else.
 */
package partnerportal.notification;
