package partnerportal.capture;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import partnerportal.platform.Problem;

/**
 * A form's own page, for links and for websites that take no scripts; shows the same element
 * websites embed.
 */
@WebServlet(urlPatterns = "/f/*")
public class HostedFormPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient LeadForms forms;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var key = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
    var title = "";
    List<String> origins = List.of();
    try {
      var opened = forms.open(key, null);
      title = opened.form().title();
      origins = opened.form().origins();
    } catch (Problem closed) {
      // the element on the page says why; the address tells nothing either
      response.setStatus(closed.kind().status());
    }
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors "
            + (origins.isEmpty() ? "'none'" : String.join(" ", origins)));
    response.getOutputStream().write(page(title, key).getBytes(StandardCharsets.UTF_8));
  }

  private static String page(String title, String key) throws IOException {
    try (var in = HostedFormPage.class.getResourceAsStream("/pages/hosted-form.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll(
              "\\{\\{title}}", Matcher.quoteReplacement(escape(title.isEmpty() ? "Form" : title)))
          .replaceAll("\\{\\{key}}", Matcher.quoteReplacement(escape(key)));
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
