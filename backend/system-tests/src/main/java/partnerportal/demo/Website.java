package partnerportal.demo;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The website of a partner: somebody else's page with our one tag in it. */
public final class Website implements AutoCloseable {

  private final URI portal;
  private final Site site;
  private volatile String form = "";

  /** Opens the website on a port of 127.0.0.1. */
  public Website(int port, URI portal) {
    this.portal = portal;
    this.site =
        new Site(port)
            .with(
                "/",
                path -> path.isEmpty() ? Optional.of(page()) : Site.resources(Map.of()).at(path));
  }

  /** The origin the form must be opened for. */
  public URI address() {
    return site.address();
  }

  /** Puts the form with that key on the page. */
  public void shows(String key) {
    form = key;
  }

  @Override
  public void close() {
    site.close();
  }

  private Site.Answer page() {
    return Site.Answer.html(
        Site.text("website.html")
            .replace("{{form}}", form)
            .replace("{{portal}}", portal.toString()),
        Map.of());
  }
}
