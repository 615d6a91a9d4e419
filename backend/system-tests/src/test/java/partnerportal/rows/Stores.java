package partnerportal.rows;

import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Arrays;
import partnerportal.platform.Database;

/**
 * The portal's own stores on a connection of a test, without the container: what they say to the
 * database is the product's.
 */
final class Stores {

  private final Database database = new Database();

  Stores(Connection connection) {
    set(database, "entities", entities(connection));
  }

  /** Of an entity manager a store's own SQL needs the connection only. */
  private static EntityManager entities(Connection connection) {
    return (EntityManager)
        Proxy.newProxyInstance(
            Stores.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "flush" -> null;
                  case "unwrap" -> connection;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** Calls a method of a store, for instance {@code identity.SessionStore}. */
  Object call(String store, String method, Object... arguments) {
    var one = make(store);
    var found =
        Arrays.stream(one.getClass().getDeclaredMethods())
            .filter(each -> each.getName().equals(method) && takes(each, arguments))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("There is no " + store + "." + method));
    return call(one, found, arguments);
  }

  private static boolean takes(Method method, Object... arguments) {
    var types = method.getParameterTypes();
    if (types.length != arguments.length) return false;
    for (var i = 0; i < types.length; i++)
      if (!types[i].isPrimitive() && !types[i].isInstance(arguments[i])) return false;
    return true;
  }

  private Object make(String store) {
    try {
      var maker = Class.forName("partnerportal." + store).getDeclaredConstructor();
      maker.setAccessible(true);
      var made = maker.newInstance();
      set(made, "database", database);
      return made;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(store, e);
    }
  }

  private static Object call(Object store, Method method, Object... arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(Object object, String field, Object value) {
    try {
      var one = object.getClass().getDeclaredField(field);
      one.setAccessible(true);
      one.set(object, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(object + " has no " + field, e);
    }
  }
}
