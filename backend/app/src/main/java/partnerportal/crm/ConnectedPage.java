package partnerportal.crm;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Where Zoho sends people back to after they were asked for consent, to connect a CRM or to sign
 * in; the panel they came from finds out by itself.
 */
@WebServlet(urlPatterns = ConsentStates.REDIRECT)
public class ConnectedPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Consents consents;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var back =
        consents.returned(
            request.getParameter("state"),
            request.getParameter("code"),
            request.getParameter("accounts-server"),
            request.getParameter("error"));
    response.setStatus(back.refused() == null ? 200 : 400);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    response.getOutputStream().write(page(back).getBytes(StandardCharsets.UTF_8));
  }

  /** Who only looks whether the address is there must not use it up. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  private static String page(Consents.Return back) {
    var said =
        back.refused() == null
            ? switch (back.wish()) {
              case TO_SIGN_IN -> "You are signed in.";
              default -> "The CRM is connected.";
            }
            : switch (back.wish()) {
                  case TO_SIGN_IN -> "You were not signed in. ";
                  case TO_CONNECT -> "The CRM was not connected. ";
                  default -> "";
                }
                + escaped(back.refused());
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Partner portal</title></head>"
        + "<body><main><h1>Partner portal</h1><p role=\"status\">"
        + said
        + "</p><p>You can close this window and go on in the CRM.</p></main></body></html>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
