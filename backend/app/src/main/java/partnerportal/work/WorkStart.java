package partnerportal.work;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;

/**
 * Lets work begin when the API stands. It answers nothing; {@code web.xml} loads it last. Work
 * calls Zoho through Jersey's client, and a client that is made while Jersey's server starts can
 * make the whole deployment fail (https://github.com/eclipse-ee4j/glassfish-hk2/issues/559).
 */
public class WorkStart extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Work work;

  @Override
  public void init() {
    work.open();
  }
}
