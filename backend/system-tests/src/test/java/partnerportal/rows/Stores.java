package partnerportal.rows;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import partnerportal.platform.Database;
import partnerportal.platform.Idempotency;
import partnerportal.platform.Settings;

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

  /** All of them, each with its package: {@code lead.LeadStore}. */
  static List<String> all() throws IOException {
    var home = home();
    if (Files.isDirectory(home)) return in(home);
    try (var jar = FileSystems.newFileSystem(home)) {
      return in(jar.getPath("/"));
    }
  }

  /** Where the portal's classes are. */
  private static Path home() {
    try {
      return Path.of(Database.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> in(Path root) throws IOException {
    try (var files = Files.walk(root.resolve("partnerportal"))) {
      return files
          .map(file -> root.resolve("partnerportal").relativize(file).toString())
          .filter(name -> name.endsWith("Store.class"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  /** The other thing that speaks to the database, with the settings as they come, at some time. */
  Object call(Idempotency idempotency, String method, Instant now) {
    set(idempotency, "database", database);
    set(idempotency, "clock", Clock.fixed(now, ZoneOffset.UTC));
    set(idempotency, "settings", asTheyCome());
    try {
      return call(idempotency, Idempotency.class.getDeclaredMethod(method));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nothing is set, so every setting has its default. */
  private static Settings asTheyCome() {
    var config =
        Proxy.newProxyInstance(
            Stores.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (self, method, arguments) -> Optional.empty());
    ConfigProviderResolver.setInstance(new Fixed((Config) config));
    return new Settings();
  }

  /** Gives one configuration to everybody. */
  private static final class Fixed extends ConfigProviderResolver {
    private final Config config;

    Fixed(Config config) {
      this.config = config;
    }

    @Override
    public Config getConfig() {
      return config;
    }

    @Override
    public Config getConfig(ClassLoader loader) {
      return config;
    }

    @Override
    public ConfigBuilder getBuilder() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void registerConfig(Config other, ClassLoader loader) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void releaseConfig(Config other) {
      throw new UnsupportedOperationException();
    }
  }

  /** Calls a method of a store. */
  Object call(Method method, Object... arguments) {
    return call(make(method.getDeclaringClass()), method, arguments);
  }

  /** Calls a method of a store, for instance {@code identity.SessionStore}. */
  Object call(String store, String method, Object... arguments) {
    var one = make(type(store));
    var found =
        Arrays.stream(one.getClass().getDeclaredMethods())
            .filter(each -> each.getName().equals(method) && takes(each, arguments))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("There is no " + store + "." + method));
    return call(one, found, arguments);
  }

  /** Makes what a method of a store takes, for instance {@code crm.ConsentStore$Asked}. */
  static Object argument(String type, Object... values) {
    try {
      var maker = type(type).getDeclaredConstructors()[0];
      maker.setAccessible(true);
      return maker.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type, e);
    }
  }

  private static boolean takes(Method method, Object... arguments) {
    var types = method.getParameterTypes();
    if (types.length != arguments.length) return false;
    for (var i = 0; i < types.length; i++)
      if (!types[i].isPrimitive() && !types[i].isInstance(arguments[i])) return false;
    return true;
  }

  private static Class<?> type(String store) {
    try {
      return Class.forName("partnerportal." + store);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(store, e);
    }
  }

  private Object make(Class<?> store) {
    try {
      var maker = store.getDeclaredConstructor();
      maker.setAccessible(true);
      var made = maker.newInstance();
      set(made, "database", database);
      return made;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(store.getName(), e);
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
