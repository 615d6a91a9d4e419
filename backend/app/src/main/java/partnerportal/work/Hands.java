package partnerportal.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;
import partnerportal.platform.Trace;

/**
 * More hands for a run: its parts on threads of their own, with its scope and its trace. Threads of
 * the container, so that transactions and beans work in them; a pool of our own, because the
 * container's would be shared with everybody and cannot be asked to finish.
 */
@ApplicationScoped
public class Hands {

  @Resource ManagedThreadFactory threads;

  private ExecutorService pool;

  @PostConstruct
  void begin() {
    pool = Executors.newCachedThreadPool(threads);
  }

  /** Hands for one run, which alone may give them work. */
  public Team team(Scope scope) {
    return new Team(scope, Trace.id());
  }

  /** Called when the scheduler has stopped: whoever still waits for an answer is interrupted. */
  void stop() {
    pool.shutdownNow();
  }

  /** The parts of one run. What fails does not stop the others and is thrown at the end. */
  public final class Team {

    private final Scope scope;
    private final String trace;
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Semaphore bell = new Semaphore(0);

    private Team(Scope scope, String trace) {
      this.scope = scope;
      this.trace = trace;
    }

    /** Does a part on a thread of its own. */
    public void give(Runnable part) {
      busy.incrementAndGet();
      try {
        pool.execute(() -> carry(part));
      } catch (RuntimeException e) {
        busy.decrementAndGet();
        throw e;
      }
    }

    private void carry(Runnable part) {
      Trace.follow(trace);
      try {
        Tenancy.within(scope, part);
      } catch (RuntimeException e) {
        failure.compareAndSet(null, e);
      } finally {
        Trace.end();
        busy.decrementAndGet();
        ring();
      }
    }

    /** Parts under way. */
    public int busy() {
      return busy.get();
    }

    /** Wakes the run that waits; from any thread. */
    public void ring() {
      bell.release();
    }

    /**
     * Waits until a part is done or somebody rings, or until the time is over.
     *
     * @throws IllegalStateException when the node goes down
     */
    public void await(Duration atMost) {
      try {
        if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) bell.drainPermits();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The run was interrupted.", e);
      }
    }

    /** Throws what a part threw, if one did. */
    public void orThrow() {
      var thrown = failure.get();
      if (thrown != null) throw thrown;
    }
  }
}
