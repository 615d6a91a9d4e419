/**
 * The parties of the product as tests and the demo see them: the database, the CRM, the mail server
 * and the portal, each a real process or a real socket, each with verbs in the words of the
 * business.
 *
 * <p>Waiting lives here and only here: a verb that has to wait polls with a deadline and says what
 * it waited for when it gives up. Nothing in this package knows the portal's classes; it speaks
 * HTTP, SMTP and SQL like anybody else.
 */
package partnerportal.systems;
