package zohosandbox.screen;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import zohosandbox.wire.Addresses;

/**
 * Serves the packed extension as Zoho's widget host does. The one difference: pages load the
 * stand-in of Zoho's script instead of the script on Zoho's own host.
 */
public final class WidgetOrigin implements HttpHandler {

  private static final Pattern ZOHOS_SCRIPT =
      Pattern.compile(
          "https://live\\.zwidgets\\.com/js-sdk/[^\"'\\s>]*/ZohoEmbededAppSDK\\.min\\.js");
  private static final String STAND_IN = "/_sandbox/sdk.js";
  private static final String ICON = "/favicon.ico";

  /** What browsers and the pages ask for that no extension holds. */
  private static final Map<String, String> OWN = Map.of(STAND_IN, "sdk.js", ICON, "icon.svg");

  private final Extension extension;
  private final Addresses addresses;

  public WidgetOrigin(Extension extension, Addresses addresses) {
    this.extension = extension;
    this.addresses = addresses;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      exchange
          .getResponseHeaders()
          .set("Content-Security-Policy", "frame-ancestors " + addresses.crm());
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.getResponseHeaders().set("Cache-Control", "no-cache");
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (!head && !exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      Optional<byte[]> file = file(path);
      if (file.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange
          .getResponseHeaders()
          .set("Content-Type", MediaTypes.of(path.equals(ICON) ? OWN.get(ICON) : path));
      exchange.sendResponseHeaders(200, head || file.get().length == 0 ? -1 : file.get().length);
      if (!head) {
        exchange.getResponseBody().write(file.get());
      }
    }
  }

  private Optional<byte[]> file(String path) throws IOException {
    Optional<byte[]> packed = page(path.substring(1));
    return packed.isEmpty() && OWN.containsKey(path) ? own(OWN.get(path)) : packed;
  }

  private Optional<byte[]> page(String name) {
    Optional<byte[]> file = extension.file(name);
    return name.endsWith(".html") ? file.map(WidgetOrigin::withStandIn) : file;
  }

  private static byte[] withStandIn(byte[] html) {
    String text = new String(html, StandardCharsets.UTF_8);
    return ZOHOS_SCRIPT.matcher(text).replaceAll(STAND_IN).getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<byte[]> own(String resource) throws IOException {
    try (InputStream in =
        WidgetOrigin.class.getClassLoader().getResourceAsStream("screen/" + resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }
}
