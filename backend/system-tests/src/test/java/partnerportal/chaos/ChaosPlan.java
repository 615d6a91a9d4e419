package partnerportal.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much happens and how fast. Poll, back-off and lease of the portal are shortened alike; what a
 * node's death costs beside them, the scheduler's heartbeats and a start, is not.
 *
 * @param seed where chance begins
 * @param leads how many are submitted
 * @param partners by how many companies
 * @param clients how many submit at a time
 * @param perSecond how many leads they submit in a second, if they can
 * @param poll how often the portal asks for changes; two minutes in production
 * @param lease how long a claim holds; half a minute in production
 * @param away how long the CRM is away when it is: the hour
 * @param cluster whether the nodes also speak to each other
 * @param skews how far each node's clock is ahead; there are as many nodes
 * @param more further settings
 */
record ChaosPlan(
    long seed,
    int leads,
    int partners,
    int clients,
    int perSecond,
    Duration poll,
    Duration lease,
    Duration away,
    boolean cluster,
    List<Duration> skews,
    Map<String, String> more) {

  /** What a takeover takes: four heartbeats of the scheduler, and a look. */
  private static final Duration TAKEOVER = Duration.ofSeconds(22);

  /** What a start takes on two processors that have nothing else to do. */
  private static final Duration USUAL_START = Duration.ofSeconds(10);

  /** As much longer than a poll as in production. */
  Duration overlap() {
    return poll.multipliedBy(5).dividedBy(2);
  }

  /**
   * From which age on a cell has to be equal: where production says 125 seconds, that is a poll and
   * five seconds; here a takeover comes on top, because it is not shortened. On a machine that has
   * other things to do it is as much longer as a start is.
   *
   * @param start how long a node took to start
   */
  Duration settled(Duration start) {
    var slowness = Math.max(1.0, (double) start.toMillis() / USUAL_START.toMillis());
    return Duration.ofMillis(Math.round(poll.plusSeconds(5).plus(TAKEOVER).toMillis() * slowness));
  }

  /** How long each client waits between two leads. */
  long pauseNanos() {
    return 1_000_000_000L * clients / perSecond;
  }

  /** The portal's variables, the public address included. */
  Map<String, String> settings(URI publicUrl) {
    var all = new HashMap<String, String>();
    all.put("PORTAL_PUBLIC_URL", publicUrl.toString());
    all.put("PORTAL_ZOHO_POLL_EVERY", poll.toString());
    all.put("PORTAL_ZOHO_POLL_OVERLAP", overlap().toString());
    all.put("PORTAL_ZOHO_READ_TIMEOUT", "PT3S");
    all.put("PORTAL_ZOHO_REFRESH_WINDOW", "PT60S");
    all.put("PORTAL_ZOHO_REFRESH_PAUSE", "PT2S");
    all.put("PORTAL_SYNC_RETRY_FIRST", "PT0.5S");
    all.put("PORTAL_SYNC_RETRY_LAST", "PT2S");
    all.put("PORTAL_SYNC_LEASE", lease.toString());
    all.put("PORTAL_SESSION_IDLE", "PT6H");
    all.putAll(more);
    return all;
  }

  /** A few leads and no clock that is wrong, for one thing to be looked at. */
  static ChaosPlan small(long seed) {
    return new ChaosPlan(
        seed,
        30,
        1,
        3,
        6,
        Duration.ofSeconds(3),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        false,
        List.of(Duration.ZERO, Duration.ZERO),
        Map.of());
  }

  /** The same with one node alone. */
  ChaosPlan alone() {
    return with(List.of(Duration.ZERO), more);
  }

  /** The same with one node alone whose clock is ahead of the CRM's. */
  ChaosPlan ahead(Duration skew) {
    return with(List.of(skew), Map.of("PORTAL_ZOHO_POLL_OVERLAP", skew.multipliedBy(3).toString()));
  }

  private ChaosPlan with(List<Duration> newSkews, Map<String, String> newMore) {
    return new ChaosPlan(
        seed, leads, partners, clients, perSecond, poll, lease, away, cluster, newSkews, newMore);
  }

  /** The long run. */
  static ChaosPlan large(long seed, int leads) {
    return new ChaosPlan(
        seed,
        leads,
        Math.max(4, Math.min(20, leads / 100)),
        6,
        8,
        Duration.ofSeconds(8),
        Duration.ofSeconds(6),
        Duration.ofSeconds(60),
        true,
        List.of(Duration.ZERO, Duration.ofSeconds(7)),
        Map.of());
  }
}
