package partnerportal.systems;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Where a story plays. Two processors carry two stories at a time: one of those that share a world,
 * whose outages would meet each other, and one of those that bring their own, which costs a start.
 */
public final class PlaysIn {

  private PlaysIn() {}

  /** Plays in {@link World#shared}, by itself. */
  @ResourceLock("the shared world")
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface SharedWorld {}

  /** Brings its own processes. */
  @ResourceLock("a world of its own")
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface OwnWorld {}
}
