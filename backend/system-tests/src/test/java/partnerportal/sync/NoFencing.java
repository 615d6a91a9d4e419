package partnerportal.sync;

import jakarta.interceptor.InvocationContext;
import java.util.Collection;
import java.util.Set;
import partnerportal.chaos.inside.Bug;
import partnerportal.chaos.inside.Call;

/** Sends what was claimed once, whoever has it by now. */
public class NoFencing implements Bug {

  @Override
  public Set<Call> calls() {
    return Set.of(new Call("partnerportal.sync.OutboxStore", "sending", 5));
  }

  @Override
  public Object instead(InvocationContext call) throws Exception {
    call.proceed();
    return Set.copyOf((Collection<?>) call.getParameters()[3]);
  }
}
