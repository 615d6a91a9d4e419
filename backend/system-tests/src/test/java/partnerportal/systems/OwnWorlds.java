package partnerportal.systems;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
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

  private static final Object DOOR = new Object();

  /** The longest first. */
  private static final Queue<Class<?>> WAITING =
      new PriorityQueue<>(Comparator.comparingInt(OwnWorlds::seconds).reversed());

  private static int living;

  @Override
  public void beforeAll(ExtensionContext story) throws InterruptedException {
    if (isPart(story)) return;
    var me = story.getRequiredTestClass();
    synchronized (DOOR) {
      WAITING.add(me);
      while (living == AT_A_TIME || WAITING.peek() != me) DOOR.wait();
      WAITING.remove();
      living++;
      DOOR.notifyAll(); // there may be room for the next one, too
    }
  }

  @Override
  public void afterAll(ExtensionContext story) {
    if (isPart(story)) return;
    synchronized (DOOR) {
      living--;
      DOOR.notifyAll();
    }
  }

  /** A class in a class lives in its world. */
  private static boolean isPart(ExtensionContext story) {
    return story.getRequiredTestClass().getEnclosingClass() != null;
  }

  private static int seconds(Class<?> story) {
    return story.getAnnotation(PlaysIn.OwnWorld.class).seconds();
  }
}
