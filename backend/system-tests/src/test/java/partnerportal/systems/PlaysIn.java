package partnerportal.systems;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Where a story plays. Three play at a time, because they wait more than they compute; those that
 * share a world take turns, or the outage of one would be that of another.
 */
public final class PlaysIn {

  private PlaysIn() {}

  /** Plays in {@link World#shared}, by itself. */
  @ResourceLock("the shared world")
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface SharedWorld {}
}
