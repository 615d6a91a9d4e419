/**
 * Zoho Accounts: one client, the consents people gave it, and short-lived access tokens.
 *
 * <p>Most errors come with HTTP 200 and an {@code error} word, as Zoho sends them. Codes, refresh
 * tokens and access tokens live in the store, so a restarted sandbox still knows them; the throttle
 * does not. Ended refresh tokens stay in the store, because the configured ones would come back.
 */
package zohosandbox.accounts;
