package partnerportal.platform;

import java.util.function.Supplier;

/**
 * On whose behalf this thread works. Every transaction carries it into the database, where
 * row-level security uses it; unset, scoped tables show nothing.
 */
public final class Tenancy {

  private static final ThreadLocal<Scope> CURRENT = new ThreadLocal<>();

  private Tenancy() {}

  /** Works within a scope and returns to the former one. */
  public static <T> T within(Scope scope, Supplier<T> work) {
    var before = CURRENT.get();
    CURRENT.set(scope);
    try {
      return work.get();
    } finally {
      if (before == null) CURRENT.remove();
      else CURRENT.set(before);
    }
  }

  /** Works within a scope and returns to the former one. */
  public static void within(Scope scope, Runnable work) {
    within(
        scope,
        () -> {
          work.run();
          return null;
        });
  }

  /** Binds the rest of a request; {@link #leave} ends it. */
  public static void enter(Scope scope) {
    CURRENT.set(scope);
  }

  /** Forgets the scope, at the end of a request. */
  public static void leave() {
    CURRENT.remove();
  }

  static Scope current() {
    return CURRENT.get();
  }
}
