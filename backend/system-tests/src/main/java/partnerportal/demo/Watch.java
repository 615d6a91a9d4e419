package partnerportal.demo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Says when a process died, and starts it again, until the end is announced. */
final class Watch {

  /**
   * Ctrl-C reaches all processes of a terminal at once; the announcement of the end may come after
   * the first deaths.
   */
  private static final long GRACE_MILLIS = 500;

  private static final long BETWEEN_TRIES_MILLIS = 5_000;

  private final CountDownLatch end = new CountDownLatch(1);

  /** From here on nothing is started again. */
  void end() {
    end.countDown();
  }

  /**
   * Watches one process.
   *
   * @param name completes the sentence "… has died"
   * @param exit completes when the process that runs now has ended
   * @param start starts it and waits until it answers
   */
  void over(String name, Supplier<CompletableFuture<?>> exit, Runnable start) {
    exit.get().thenRunAsync(() -> again(name, exit, start), this::onThread);
  }

  /** Waits for the announcement of the end. */
  void awaitEnd() throws InterruptedException {
    end.await();
  }

  private void again(String name, Supplier<CompletableFuture<?>> exit, Runnable start) {
    if (endsWithin(GRACE_MILLIS)) {
      return;
    }
    Console.say(name + " has died. Starting it again.");
    while (!started(name, start)) {
      if (endsWithin(BETWEEN_TRIES_MILLIS)) {
        return;
      }
    }
    Console.say(name + " is back.");
    over(name, exit, start);
  }

  private boolean started(String name, Runnable start) {
    try {
      start.run();
      return true;
    } catch (RuntimeException e) {
      if (end.getCount() > 0) {
        Console.say(name + " did not start: " + e.getMessage());
      }
      return false;
    }
  }

  private boolean endsWithin(long millis) {
    try {
      return end.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void onThread(Runnable work) {
    var thread = new Thread(work, "watch");
    thread.setDaemon(true);
    thread.start();
  }
}
