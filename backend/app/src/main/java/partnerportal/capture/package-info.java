/**
 * Public forms: what a website embeds, and what a visitor may send. A visitor can write and never
 * read; the answer is the same whatever we know already. Every approved partner gets one form,
 * closed until its owner opens it and says from which websites it may be sent.
 */
package partnerportal.capture;
