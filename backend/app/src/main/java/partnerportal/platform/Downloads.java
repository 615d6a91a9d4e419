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

  /** What each person has under way on this node. */
  private final Map<UUID, Place> open = new ConcurrentHashMap<>();

  /**
   * A file that is under way.
   *
   * @param until it is broken off then
   */
  private record Place(UUID partner, Instant until) {}

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
   * @throws Problem rate-limited when this person has one under way, or too many of the partner or
   *     of all others have
   */
  public StreamingOutput of(
      Grant grant, HttpServletRequest request, Supplier<Iterator<byte[]>> begin) {
    var person = grant.who().person();
    var place = admit(person, grant.scope().partner());
    try {
      var connection = ClientConnection.of(request);
      var parts = begin.get();
      return out -> {
        try {
          write(grant, place.until, connection, parts, out);
        } finally {
          open.remove(person, place);
        }
      };
    } catch (RuntimeException refused) {
      open.remove(person, place);
      throw refused;
    }
  }

  private synchronized Place admit(UUID person, UUID partner) {
    var now = clock.instant();
    open.values().removeIf(place -> now.isAfter(place.until));
    var ofPartner = open.values().stream().filter(one -> partner.equals(one.partner)).count();
    if (open.containsKey(person)
        || ofPartner >= settings.number(Settings.Key.EXPORTS_PER_PARTNER)
        || open.size() >= settings.number(Settings.Key.EXPORTS_AT_ONCE))
      throw new Problem(ProblemKind.RATE_LIMITED, null, SOON);
    var place = new Place(partner, now.plus(settings.duration(Settings.Key.EXPORT_LONGEST)));
    open.put(person, place);
    return place;
  }

  /** Cuts a connection while the file is under way, and never what it is used for afterwards. */
  private static final class Knife {
    private final ClientConnection connection;
    private boolean over;

    Knife(ClientConnection connection) {
      this.connection = connection;
    }

    synchronized void cut() {
      if (!over) connection.cut();
    }

    synchronized void over() {
      over = true;
    }
  }

  private void write(
      Grant grant,
      Instant until,
      ClientConnection connection,
      Iterator<byte[]> parts,
      OutputStream out) {
    var knife = new Knife(connection);
    var watch =
        executor.scheduleWithFixedDelay(
            () -> {
              if (!allowed(grant, until)) knife.cut();
            },
            1,
            1,
            TimeUnit.SECONDS);
    try {
      while (parts.hasNext() && allowed(grant, until)) {
        out.write(parts.next());
        out.flush();
      }
      if (parts.hasNext() || !allowed(grant, until)) knife.cut();
    } catch (IOException gone) {
      knife.cut(); // or has not read for too long: then it may still be there
    } catch (RuntimeException failed) {
      knife.cut();
      LOG.log(Level.WARNING, "trace " + Trace.id() + ": a file broke off in the middle", failed);
    } finally {
      watch.cancel(false);
      knife.over();
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
