package partnerportal.crm;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.locks.LockSupport;

/** The client of Zoho's API with something in its way. Stands here because it is this package's. */
public final class CallsOnTheWire {

  private static final long UNDER_WAY_NANOS = 50_000_000;

  private CallsOnTheWire() {}

  /** A call as it leaves, or what happens instead. */
  @FunctionalInterface
  interface Way {
    Object go(Method method, Object[] arguments) throws Exception;
  }

  /**
   * Has something done while a creation is on its way, or has just come back unread.
   *
   * @param api a {@link ZohoApi}
   */
  public static Object of(Object api, Runnable meanwhile) {
    return changed(
        api,
        (method, arguments) -> {
          if (!method.getName().equals("upsert")) return method.invoke(api, arguments);
          var underWay = new Thread(() -> afterAWhile(meanwhile), "while a creation is on its way");
          underWay.setDaemon(true);
          underWay.start();
          var answer = method.invoke(api, arguments);
          meanwhile.run();
          return answer;
        });
  }

  static ZohoApi changed(Object api, Way way) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          try {
            return way.go(method, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (ZohoApi)
        Proxy.newProxyInstance(
            ZohoApi.class.getClassLoader(), new Class<?>[] {ZohoApi.class}, handler);
  }

  private static void afterAWhile(Runnable deed) {
    LockSupport.parkNanos(UNDER_WAY_NANOS);
    deed.run();
  }
}
