package zohosandbox.accounts;

/**
 * The one OAuth client this sandbox knows, with the consent it already has.
 *
 * @param id the client id
 * @param secret the client secret
 * @param refreshToken what the integration user's consent gave
 */
public record Client(String id, String secret, String refreshToken) {}
