package partnerportal.lead;

import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;

/** There is no such lead within the reader's view; another company's is told the same way. */
class LeadNotFound extends Problem {

  private static final long serialVersionUID = 1L;

  LeadNotFound() {
    super(ProblemKind.NOT_FOUND, null);
  }
}
