package partnerportal.chaos.inside;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import partnerportal.chaos.inside.KillPoint.Moment;
import partnerportal.crm.CallsOnTheWire;

/** Stands outside everything else around a call, its transaction included. */
@Watched
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class WatchedCalls implements Serializable {

  /** Names how far this node's clock is ahead, e.g. {@code PT20S}. */
  public static final String SKEW = "CHAOS_SKEW";

  static final Call CLOCK = new Call("partnerportal.platform.ClockProducer", "clock", 0);

  private static final long serialVersionUID = 1L;
  private static final List<Bug> BUGS =
      ChaosExtension.bugs().stream().map(java.util.ServiceLoader.Provider::get).toList();

  @AroundInvoke
  Object around(InvocationContext invocation) throws Exception {
    var call = invocation.getMethod();
    at(call, Moment.BEFORE);
    var result = proceed(call, invocation);
    if (CLOCK.fits(call)) return skewed((Clock) result);
    if (KillPoint.SENT.call().fits(call))
      return CallsOnTheWire.of(result, () -> Orders.at(KillPoint.SENT));
    if (!(result instanceof java.util.Collection<?> none && none.isEmpty())) at(call, Moment.AFTER);
    return result;
  }

  private static Object proceed(Method call, InvocationContext invocation) throws Exception {
    for (var bug : BUGS)
      if (bug.calls().stream().anyMatch(one -> one.fits(call))) return bug.instead(invocation);
    return invocation.proceed();
  }

  private static void at(Method call, Moment moment) {
    Arrays.stream(KillPoint.values())
        .filter(point -> point.moment() == moment && point.call().fits(call))
        .forEach(Orders::at);
  }

  private static Clock skewed(Clock clock) {
    var skew = System.getenv(SKEW);
    return skew == null ? clock : Clock.offset(clock, Duration.parse(skew));
  }
}
