package partnerportal.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import partnerportal.systems.Repository;

/** The two pages for those who build on the portal: the elements in every state, and the API. */
public final class Guides implements AutoCloseable {

  private static final Map<String, String> OWN_PAGE =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none';"
              + " form-action 'none'; frame-ancestors 'none'");

  private final Site style;
  private final Site api;

  /** Opens both on ports of 127.0.0.1. */
  public Guides(int stylePort, int apiPort) {
    var repository = Repository.here();
    style = new Site(stylePort).with("/", Site.folder(repository.styleguide()));
    api = new Site(apiPort).with("/", path -> document(repository, path));
  }

  /** The address of the style page. */
  public URI style() {
    return style.address();
  }

  /** The address of the API's documentation. */
  public URI api() {
    return api.address();
  }

  @Override
  public void close() {
    style.close();
    api.close();
  }

  private static Optional<Site.Answer> document(Repository repository, String path)
      throws IOException {
    return path.equals("openapi.json")
        ? Optional.of(Site.Answer.json(Files.readString(repository.openapi())))
        : Site.resources(OWN_PAGE).at(path.isEmpty() ? "apidocs.html" : path);
  }
}
