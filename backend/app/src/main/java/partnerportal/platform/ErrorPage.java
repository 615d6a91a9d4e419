package partnerportal.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/**
 * What the container shows when it refuses a request before our filters see it, for instance a
 * token it cannot verify.
 */
@WebServlet(urlPatterns = "/problem")
public class ErrorPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var kind = status instanceof Integer code ? ProblemKind.ofStatus(code) : ProblemKind.NOT_FOUND;
    ApiFilter.ProblemPage.write(response, kind, UUID.randomUUID().toString());
  }
}
