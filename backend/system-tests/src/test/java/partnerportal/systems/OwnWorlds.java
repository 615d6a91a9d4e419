package partnerportal.systems;

import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets only so many worlds live at a time beside the shared one. It holds a thread of each class
 * that waits, so there have to be as many threads as classes.
 */
final class OwnWorlds implements BeforeAllCallback, AfterAllCallback {

  /** A start needs one processor for ten seconds; what comes after it is mostly waiting. */
  private static final int AT_A_TIME = 4;

  /** All come at once, but one is the first: without this it would be let in for that. */
  private static final Duration TO_COME = Duration.ofSeconds(2);

  private static final Places PLACES = new Places(AT_A_TIME, TO_COME);

  @Override
  public void beforeAll(ExtensionContext story) throws InterruptedException {
    if (isPart(story)) return;
    PLACES.enter(visitor(story));
  }

  @Override
  public void afterAll(ExtensionContext story) {
    if (isPart(story)) return;
    PLACES.leave(visitor(story));
  }

  /** A class in a class lives in its world. */
  private static boolean isPart(ExtensionContext story) {
    return story.getRequiredTestClass().getEnclosingClass() != null;
  }

  private static Places.Visitor visitor(ExtensionContext story) {
    var me = story.getRequiredTestClass();
    var world = me.getAnnotation(PlaysIn.OwnWorld.class);
    return new Places.Visitor(me.getName(), world.places(), world.seconds());
  }
}
