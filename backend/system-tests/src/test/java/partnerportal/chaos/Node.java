package partnerportal.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import partnerportal.systems.Patience;
import partnerportal.systems.PortalSystem;

/** A portal process that is started again whenever it dies. */
final class Node implements AutoCloseable {

  private static final int PATIENCE = 4;

  /** Of processor time; a whole start takes three times that, however busy the machine is. */
  private static final Duration A_THIRD = Duration.ofMillis(3_500);

  private final PortalSystem portal;
  private final Course course;
  private final AtomicInteger lives = new AtomicInteger();
  private volatile long startedAt;
  private volatile Duration lastStart = Duration.ZERO;
  private volatile CompletableFuture<Void> ready = CompletableFuture.completedFuture(null);
  private volatile boolean closing;
  private volatile boolean mortal;

  Node(PortalSystem portal, Course course) {
    this.portal = portal;
    this.course = course;
  }

  URI address() {
    return portal.address();
  }

  PortalSystem portal() {
    return portal;
  }

  /** Starts it; {@link #awaitReady} tells when it is. */
  synchronized void start() {
    if (closing || (mortal && lives.get() > 0)) return;
    startedAt = System.nanoTime();
    var up = new CompletableFuture<Void>();
    ready = up; // before anybody can see a process that is alive
    portal.up();
    portal.onExit().thenRunAsync(this::start);
    var life = lives.incrementAndGet();
    CompletableFuture.runAsync(this::awaitHoweverLong)
        .thenRun(() -> isUp(life))
        .whenComplete((none, fault) -> settle(up, fault));
  }

  private void isUp(int life) {
    if (life != lives.get()) return; // seen by who waited for a former one
    lastStart = Duration.ofNanos(System.nanoTime() - startedAt);
    course.step(
        address() + " is ready in life " + life + ", computed " + computed().toSeconds() + " s");
  }

  private static void settle(CompletableFuture<Void> up, Throwable fault) {
    if (fault == null) up.complete(null);
    else up.completeExceptionally(fault);
  }

  /** On a machine that has other things to do a start may take minutes; while it runs, it may. */
  private void awaitHoweverLong() {
    for (var i = 1; ; i++) {
      try {
        portal.awaitReady();
        return;
      } catch (ConditionTimeoutException e) {
        if (i == PATIENCE) throw e;
      }
    }
  }

  /** Waits until it has computed a third of what a start takes. */
  void awaitThirdOfStart() {
    Patience.untilTrue(
        "a third of a start of " + address(),
        Duration.ofSeconds(60),
        () -> isReady() || computed().compareTo(A_THIRD) > 0);
  }

  private Duration computed() {
    return ProcessHandle.of(pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  /** How long the last start took until it was ready; zero before the first. */
  Duration lastStart() {
    return lastStart;
  }

  /** Waits until the present life is ready, or the one after it if it dies before. */
  void awaitReady() {
    for (var life = -1; life != lives.get(); ) {
      life = lives.get();
      try {
        ready.join();
      } catch (RuntimeException e) {
        if (life == lives.get() && portal.alive()) throw e;
      }
    }
  }

  /** Waits until it says itself that it is well, whatever happened to what it works with. */
  void awaitHealthy() {
    awaitReady();
    portal.awaitReady();
  }

  /** Waits until it has been started again after so many lives, and is ready. */
  void awaitLifeAfter(int former) {
    Patience.untilTrue("another life", Duration.ofSeconds(60), () -> lives.get() > former);
    awaitReady();
  }

  /** When it was last started, by {@link System#nanoTime}. */
  long startedAt() {
    return startedAt;
  }

  boolean isReady() {
    return portal.alive() && ready.isDone() && !ready.isCompletedExceptionally();
  }

  /** From now on it stays dead when it dies. */
  void stayDown() {
    mortal = true;
  }

  /** How often it was started. */
  int lives() {
    return lives.get();
  }

  long pid() {
    return portal.pid();
  }

  void kill() {
    portal.kill();
  }

  void freeze() {
    signal(pid(), "-STOP");
  }

  void thaw() {
    signal(pid(), "-CONT");
  }

  static void signal(long pid, String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing = true;
    synchronized (this) {
      if (portal.alive()) {
        thaw();
        portal.kill(); // what it would say at its end is of no interest here
      }
    }
  }
}
