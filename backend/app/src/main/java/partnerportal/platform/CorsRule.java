package partnerportal.platform;

/**
 * Says which foreign origins may call a part of the API from a browser. Each feature with such a
 * part has one.
 */
public interface CorsRule {

  /** Whether this rule speaks for a path, for instance {@code /api/v1/forms/…}. */
  boolean covers(String path);

  /** Whether a page of that origin may read the answers. Never with credentials. */
  boolean allows(String path, String origin);
}
