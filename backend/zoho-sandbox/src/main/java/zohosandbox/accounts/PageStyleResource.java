package zohosandbox.accounts;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;

/** {@code /oauth/page.css}: how the pages of the accounts server look. */
@Path("oauth/page.css")
public final class PageStyleResource {

  @GET
  @Produces("text/css;charset=utf-8")
  public byte[] style() throws IOException {
    try (InputStream in =
        PageStyleResource.class.getClassLoader().getResourceAsStream("accounts/page.css")) {
      return in.readAllBytes();
    }
  }
}
