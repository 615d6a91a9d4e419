package partnerportal.work;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** Hands without a container. */
public final class HandsFixture {

  private HandsFixture() {}

  public static Hands hands() {
    var hands = new Hands();
    hands.threads = new Threads();
    hands.begin();
    return hands;
  }

  private static final class Threads implements ManagedThreadFactory {
    @Override
    public Thread newThread(Runnable work) {
      var thread = new Thread(work);
      thread.setDaemon(true);
      return thread;
    }

    @Override
    public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
      throw new UnsupportedOperationException();
    }
  }
}
