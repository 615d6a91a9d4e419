package partnerportal.systems;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Where a story plays. Stories wait more than they compute, so two processors carry several at a
 * time: one of those that share a world, whose outages would meet each other, and beside it a few
 * of those that bring their own.
 */
public final class PlaysIn {

  private PlaysIn() {}

  /** Plays in {@link World#shared}, by itself. */
  @ResourceLock("the shared world")
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface SharedWorld {}

  /** Brings its own processes. */
  @ExtendWith(OwnWorlds.class)
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface OwnWorld {

    /**
     * About how long it takes beside the others: the longest begin first, so that none is left over
     * at the end. The first of those in {@link Container} counts the others.
     */
    int seconds();

    /** How many of the four places it takes: more for one that is held to a time itself. */
    int places() default 1;
  }

  /** Brings its own processes, and is held to a time that only a quiet machine can tell. */
  @Tag("alone")
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Alone {}

  /** Plays inside a container, one class at a time: what starts it knows of one only. */
  @ResourceLock("the container")
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Container {}
}
