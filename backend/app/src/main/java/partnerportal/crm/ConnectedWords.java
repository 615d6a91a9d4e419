package partnerportal.crm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import partnerportal.platform.Sha256;

/** What the page says that people come back to from Zoho. It needs no script. */
final class ConnectedWords {

  private static final String STYLE = style();

  /** Its style is allowed by its hash; its form goes nowhere else. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(Sha256.of(STYLE))
          + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private ConnectedWords() {}

  static String page(Consents.Arrival arrival, Consents.Return back) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Partner portal</title>
        <style>%s</style>
        </head>
        <body><main>
        %s</main></body>
        </html>
        """
        .formatted(STYLE, back.asksFor() == null ? end(back) : question(arrival, back));
  }

  private static String end(Consents.Return back) {
    return """
        <h1>Partner portal</h1>
        <p role="status">%s</p>
        <p class="soft">You can close this window and go on in the CRM.</p>
        """
        .formatted(said(back));
  }

  private static String said(Consents.Return back) {
    var signIn = back.wish() == Consents.Wish.TO_SIGN_IN;
    if (back.refused() == null) return signIn ? "You are signed in." : "The CRM is connected.";
    var before =
        switch (back.wish()) {
          case TO_SIGN_IN -> "You were not signed in. ";
          case TO_CONNECT -> "The CRM was not connected. ";
          case UNKNOWN -> "";
        };
    return before + escaped(back.refused());
  }

  private static String question(Consents.Arrival arrival, Consents.Return back) {
    var wrong =
        back.refused() == null
            ? ""
            : "<p class=\"wrong\" role=\"alert\" id=\"wrong\">" + escaped(back.refused()) + "</p>";
    return """
        <h1>Sign in to the partner portal of %s</h1>
        <p id="why">Your panel in the CRM shows a code of six digits. Type it here.</p>
        <form method="post" action="connected" autocomplete="off">
        %s%s%s%s
        <label for="digits">Code of your panel</label>
        <input id="digits" name="digits" inputmode="numeric" autocomplete="off" maxlength="7" required autofocus aria-describedby="%s">
        <button type="submit">Sign in</button>
        </form>
        <p class="soft">Only if you began this yourself in the panel just now. If somebody sent you here or told you a code, close this window.</p>
        """
        .formatted(
            escaped(back.asksFor()),
            hidden("state", arrival.state()),
            hidden("code", arrival.code()),
            hidden("accounts-server", arrival.accountsServer()),
            wrong,
            wrong.isEmpty() ? "why" : "wrong why");
  }

  private static String hidden(String name, String value) {
    if (value == null) return "";
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(name, escaped(value));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String style() {
    try (var in = ConnectedWords.class.getResourceAsStream("/pages/connected.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
