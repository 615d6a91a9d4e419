package partnerportal.chaos.inside;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import partnerportal.lead.LeadLogCheck;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;

/** Has the product rebuild all leads from their histories; a line for each that is otherwise. */
@WebServlet(urlPatterns = HistoryCheck.PATH)
public class HistoryCheck extends HttpServlet {

  /** Where to ask. */
  public static final String PATH = "/chaos/history";

  /** Parameter: whose leads. */
  public static final String ORGANIZATION = "organization";

  private static final long serialVersionUID = 1L;

  @Inject private transient LeadLogCheck check;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var organization = UUID.fromString(request.getParameter(ORGANIZATION));
    var result = Tenancy.within(Scope.organization(organization), () -> check.check(organization));
    response.setContentType("text/plain;charset=UTF-8");
    var out = response.getWriter();
    result.differences().forEach(one -> out.println("lead " + one.lead() + " " + one.columns()));
    if (!result.rebuilt().equals(result.counted()))
      out.println("counted " + result.counted() + ", by the histories " + result.rebuilt());
  }
}
