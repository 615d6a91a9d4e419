package zohosandbox.screen;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import zohosandbox.wire.Addresses;
import zohosandbox.wire.ZohoError;

/** The CRM screen: plain files under {@code /screen/}, its page also at {@code /}. */
@Path("")
public final class PagesResource {

  private final Addresses addresses;

  public PagesResource(Addresses addresses) {
    this.addresses = addresses;
  }

  @GET
  public Response start() throws IOException {
    return file("index.html");
  }

  @GET
  @Path("favicon.ico")
  public Response icon() throws IOException {
    return file("icon.svg");
  }

  @GET
  @Path("screen/{path: .*}")
  public Response file(@PathParam("path") String path) throws IOException {
    if (path.contains("..") || path.isEmpty() || path.endsWith("/")) {
      throw ZohoError.invalidUrl();
    }
    try (InputStream in =
        PagesResource.class.getClassLoader().getResourceAsStream("screen/" + path)) {
      if (in == null) {
        throw ZohoError.invalidUrl();
      }
      return Response.ok(in.readAllBytes(), MediaTypes.of(path))
          .header("Cache-Control", "no-cache")
          .header("X-Content-Type-Options", "nosniff")
          .header("Content-Security-Policy", policy())
          .build();
    }
  }

  private String policy() {
    return "default-src 'self'; style-src 'self'; frame-src %s; frame-ancestors 'none'"
        .formatted(addresses.widgets());
  }
}
