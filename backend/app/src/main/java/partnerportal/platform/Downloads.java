package partnerportal.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Files that are written while they are read. Whether who asked may still have one is looked at
 * before every part, before its end, and every second while a slow reader is waited for; if not,
 * the connection is broken off, so that nobody takes what they have for the whole.
 */
@ApplicationScoped
public class Downloads {

  private static final Logger LOG = Logger.getLogger(Downloads.class.getName());
  private static final Duration SOON = Duration.ofSeconds(5);

  @Inject SessionGate gate;
  @Inject Settings settings;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  /** Who has one under way on this node, and until when at most. */
  private final Map<UUID, Instant> open = new ConcurrentHashMap<>();

  /**
   * What somebody may have.
   *
   * @param action that allows it
   * @param scope how far it reached when they asked
   */
  public record Grant(CurrentUser.Identity who, Action action, Scope scope) {}

  /**
   * An answer in parts; each is asked for when the one before has been taken.
   *
   * @param begin gives the parts, once there is room for another file
   * @throws Problem rate-limited when this person has one under way, or too many others have
   */
  public StreamingOutput of(
      Grant grant, HttpServletRequest request, Supplier<Iterator<byte[]>> begin) {
    var person = grant.who().person();
    var until = admit(person);
    try {
      var connection = ClientConnection.of(request);
      var parts = begin.get();
      return out -> {
        try {
          write(grant, until, connection, parts, out);
        } finally {
          open.remove(person, until);
        }
      };
    } catch (RuntimeException refused) {
      open.remove(person, until);
      throw refused;
    }
  }

  private synchronized Instant admit(UUID person) {
    var now = clock.instant();
    open.values().removeIf(now::isAfter);
    if (open.containsKey(person) || open.size() >= settings.number(Settings.Key.EXPORTS_AT_ONCE))
      throw new Problem(ProblemKind.RATE_LIMITED, null, SOON);
    var until = now.plus(settings.duration(Settings.Key.EXPORT_LONGEST));
    open.put(person, until);
    return until;
  }

  private void write(
      Grant grant,
      Instant until,
      ClientConnection connection,
      Iterator<byte[]> parts,
      OutputStream out) {
    var watch =
        executor.scheduleWithFixedDelay(
            () -> {
              if (!allowed(grant, until)) connection.cut();
            },
            1,
            1,
            TimeUnit.SECONDS);
    try {
      while (parts.hasNext() && allowed(grant, until)) {
        out.write(parts.next());
        out.flush();
      }
      if (parts.hasNext() || !allowed(grant, until)) connection.cut();
    } catch (IOException gone) {
      connection.cut(); // or has not read for too long: then it may still be there
    } catch (RuntimeException failed) {
      connection.cut();
      LOG.log(Level.WARNING, "trace " + Trace.id() + ": a file broke off in the middle", failed);
    } finally {
      watch.cancel(false);
    }
  }

  /** What cannot be found out is not allowed. */
  private boolean allowed(Grant grant, Instant until) {
    try {
      return clock.instant().isBefore(until)
          && gate.allows(grant.who(), grant.action(), grant.scope());
    } catch (RuntimeException undecided) {
      return false;
    }
  }
}
