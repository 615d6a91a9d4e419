package partnerportal.chaos.inside;

import jakarta.interceptor.InvocationContext;
import java.util.Set;

/** A bug in the portal: what happens instead of some calls. Found as a service of the added jar. */
public interface Bug {

  /** The calls it spoils. */
  Set<Call> calls();

  /** What happens instead of one of them. */
  Object instead(InvocationContext call) throws Exception;
}
