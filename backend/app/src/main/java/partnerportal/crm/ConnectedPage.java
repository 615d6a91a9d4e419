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
 * in; the panel they came from finds out by itself. Who is to sign in types the code of the panel
 * here, and nothing happens before.
 */
@WebServlet(urlPatterns = ConsentStates.REDIRECT)
public class ConnectedPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Consents consents;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var arrival = arrival(request);
    show(response, arrival, consents.returned(arrival));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var arrival = arrival(request);
    show(response, arrival, consents.typed(arrival, request.getParameter("digits")));
  }

  private static Consents.Arrival arrival(HttpServletRequest request) {
    return new Consents.Arrival(
        request.getParameter("state"),
        request.getParameter("code"),
        request.getParameter("accounts-server"),
        request.getParameter("error"));
  }

  private static void show(
      HttpServletResponse response, Consents.Arrival arrival, Consents.Return back)
      throws IOException {
    response.setStatus(back.refused() == null ? 200 : 400);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy", ConnectedWords.POLICY);
    response
        .getOutputStream()
        .write(ConnectedWords.page(arrival, back).getBytes(StandardCharsets.UTF_8));
  }

  /** Who only looks whether the address is there must not use it up. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }
}
