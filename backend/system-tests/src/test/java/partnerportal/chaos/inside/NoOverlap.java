package partnerportal.chaos.inside;

import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.Set;

/** Begins each poll exactly where the last one ended. */
public class NoOverlap implements Bug {

  @Override
  public Set<Call> calls() {
    return Set.of(new Call("partnerportal.platform.Settings", "duration", 1));
  }

  @Override
  public Object instead(InvocationContext call) throws Exception {
    return "ZOHO_POLL_OVERLAP".equals(call.getParameters()[0].toString())
        ? Duration.ZERO
        : call.proceed();
  }
}
