package partnerportal.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries hints to this node's streams, merged for a moment; {@link OtherNodes} takes them further.
 * A lost hint costs seconds, never correctness.
 */
@ApplicationScoped
public class LiveHints {

  private static final Logger LOG = Logger.getLogger(LiveHints.class.getName());
  private static final long MERGE_MILLIS = 60;

  /** Hints that were delivered on this node a moment ago. */
  record Sent(List<LiveHint> hints) {}

  @Resource ManagedScheduledExecutorService executor;
  @Inject Event<Sent> sent;

  private final Set<Consumer<LiveHint>> listeners = new CopyOnWriteArraySet<>();
  private final Set<LiveHint> waiting = new LinkedHashSet<>();

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) LiveHint hint) {
    wait(List.of(hint));
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) LiveHint.Several several) {
    wait(several.hints());
  }

  private void wait(List<LiveHint> some) {
    synchronized (waiting) {
      if (waiting.isEmpty()) executor.schedule(this::send, MERGE_MILLIS, TimeUnit.MILLISECONDS);
      waiting.addAll(some);
    }
  }

  /** Hears every hint until {@link #stop}; the caller keeps what concerns it. */
  public void listen(Consumer<LiveHint> listener) {
    listeners.add(listener);
  }

  public void stop(Consumer<LiveHint> listener) {
    listeners.remove(listener);
  }

  private void send() {
    List<LiveHint> now;
    synchronized (waiting) {
      now = List.copyOf(waiting);
      waiting.clear();
    }
    now.forEach(this::deliver);
    sent.fire(new Sent(now));
  }

  /** Hands a hint, from here or from another node, to this node's streams. */
  void deliver(LiveHint hint) {
    for (var listener : listeners) {
      try {
        listener.accept(hint);
      } catch (RuntimeException e) {
        LOG.log(Level.FINE, "a live stream did not take a hint", e);
      }
    }
  }
}
