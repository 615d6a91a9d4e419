/**
 * Zoho Accounts: one client, one refresh token, short-lived access tokens.
 *
 * <p>Most errors come with HTTP 200 and an {@code error} word, as Zoho sends them. Access tokens
 * live in the store, so a restarted sandbox still knows them; the throttle does not.
 */
package zohosandbox.accounts;
