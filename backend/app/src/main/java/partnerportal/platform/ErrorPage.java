package partnerportal.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the container shows when it refuses a request before our filters see it, for instance a
 * token it cannot verify.
 */
@WebServlet(urlPatterns = "/problem")
public class ErrorPage extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var kind = status instanceof Integer code ? ProblemKind.ofStatus(code) : ProblemKind.NOT_FOUND;
    var trace = UUID.randomUUID().toString();
    if (kind == ProblemKind.INTERNAL_ERROR)
      LOG.log(
          Level.SEVERE,
          "trace " + trace + ": a request failed outside the portal",
          (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
    ApiFilter.ProblemPage.write(response, kind, trace);
  }
}
