package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Settings;

/**
 * Holds what the session cookie can do, and what sets it, to our own pages. A browser says where a
 * request comes from; a caller that says nothing is no browser and has no cookie to misuse.
 */
@ApplicationScoped
public class SameOrigin {

  @Inject Settings settings;

  /**
   * Refuses a request another site's page sent.
   *
   * @throws Problem csrf-rejected
   */
  public void check(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    var origin = request.getHeader("Origin");
    var foreign = site != null && !site.equals("same-origin") && !site.equals("none");
    if (foreign || origin != null && !origin.equals(settings.publicUrl())) {
      throw new Problem(ProblemKind.CSRF_REJECTED, null);
    }
  }
}
