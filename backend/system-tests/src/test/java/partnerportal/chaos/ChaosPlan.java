package partnerportal.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much happens and how fast. Poll, back-off, lease and heartbeat of the portal are shortened
 * alike; what a start costs is not.
 *
 * @param seed where chance begins
 * @param leads how many are submitted
 * @param partners by how many companies
 * @param clients how many submit at a time
 * @param perSecond how many leads they submit in a second, if they can; one edit on either side
 *     comes to five of them
 * @param poll how often the portal asks for changes; two minutes in production
 * @param lease how long a claim holds; half a minute in production
 * @param heartbeat how often nodes tell each other that they live; five seconds in production
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
    double perSecond,
    Duration poll,
    Duration lease,
    Duration heartbeat,
    Duration away,
    boolean cluster,
    List<Duration> skews,
    Map<String, String> more) {

  /** What the portal is held to, by all its nodes together. */
  static final int MOST_TOKENS_A_MINUTE = 8;

  /** What a start takes on two processors that have nothing else to do. */
  private static final Duration USUAL_START = Duration.ofSeconds(10);

  /** As much longer than a poll as in production. */
  Duration overlap() {
    return poll.multipliedBy(5).dividedBy(2);
  }

  /**
   * What a takeover takes: four heartbeats until a node is given up, two until somebody looks
   * whether one is, and a look for work; what it had claimed is free when its lease is over.
   */
  Duration takeover() {
    var noticed = heartbeat.multipliedBy(6);
    return (noticed.compareTo(lease) < 0 ? lease : noticed).plusSeconds(1);
  }

  /**
   * From which age on a cell has to be equal: where production says 125 seconds, that is a poll and
   * five seconds; a takeover comes on top, because here nodes die all the time. On a machine that
   * has other things to do it is as much longer as a start is.
   *
   * @param start how long a node took to start
   */
  Duration settled(Duration start) {
    var slowness = Math.max(1.0, (double) start.toMillis() / USUAL_START.toMillis());
    return Duration.ofMillis(
        Math.round(poll.plusSeconds(5).plus(takeover()).toMillis() * slowness));
  }

  /** How long the portal waits for an answer: as in production no longer than a claim holds. */
  private Duration answered() {
    var longest = Duration.ofSeconds(3);
    return lease.compareTo(longest) < 0 ? lease : longest;
  }

  /** How long each client waits between two leads. */
  long pauseNanos() {
    return Math.round(1e9 * clients / perSecond);
  }

  /** How long those who edit wait between two edits. */
  long editPauseNanos() {
    return Math.round(5e9 / perSecond);
  }

  /** The portal's variables, the public address included. */
  Map<String, String> settings(URI publicUrl) {
    var all = new HashMap<String, String>();
    all.put("PORTAL_PUBLIC_URL", publicUrl.toString());
    all.put("PORTAL_ZOHO_POLL_EVERY", poll.toString());
    all.put("PORTAL_ZOHO_POLL_OVERLAP", overlap().toString());
    all.put("PORTAL_ZOHO_READ_TIMEOUT", answered().toString());
    all.put("PORTAL_ZOHO_REFRESH_WINDOW", "PT60S");
    all.put("PORTAL_ZOHO_REFRESH_MOST", Integer.toString(MOST_TOKENS_A_MINUTE));
    all.put("PORTAL_ZOHO_REFRESH_PAUSE", "PT2S");
    all.put("PORTAL_SYNC_RETRY_FIRST", "PT0.5S");
    all.put("PORTAL_SYNC_RETRY_LAST", "PT2S");
    all.put("PORTAL_ZOHO_CREDITS_PAUSE", "PT5S");
    all.put("PORTAL_SYNC_LEASE", lease.toString());
    all.put("PORTAL_WORK_HEARTBEAT", heartbeat.toString());
    all.put("PORTAL_SESSION_IDLE", "PT6H");
    all.putAll(more);
    return all;
  }

  /** A few leads and no clock that is wrong, for one thing to be looked at. */
  static ChaosPlan small(long seed) {
    return quick(seed, Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(1));
  }

  /** The short form: as small, and as quick as two processors bear. */
  static ChaosPlan brief(long seed) {
    return quick(seed, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(300));
  }

  private static ChaosPlan quick(long seed, Duration poll, Duration lease, Duration heartbeat) {
    return new ChaosPlan(
        seed,
        30,
        1,
        3,
        6,
        poll,
        lease,
        heartbeat,
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
    return with(List.of(skew), overlapping(skew));
  }

  /** The same that waits ten seconds for an answer of the CRM. */
  ChaosPlan patient() {
    return with(skews, Map.of("PORTAL_ZOHO_READ_TIMEOUT", "PT10S"));
  }

  /** The same with two nodes, one of whose clocks is ahead. */
  ChaosPlan apart(Duration skew) {
    return with(List.of(Duration.ZERO, skew), overlapping(skew));
  }

  private static Map<String, String> overlapping(Duration skew) {
    return Map.of("PORTAL_ZOHO_POLL_OVERLAP", skew.multipliedBy(3).toString());
  }

  private ChaosPlan with(List<Duration> newSkews, Map<String, String> newMore) {
    return new ChaosPlan(
        seed, leads, partners, clients, perSecond, poll, lease, heartbeat, away, cluster, newSkews,
        newMore);
  }

  /** The long run: ten minutes of submissions, however many. */
  static ChaosPlan large(long seed, int leads) {
    return new ChaosPlan(
        seed,
        leads,
        Math.max(4, Math.min(20, leads / 100)),
        12,
        Math.max(2, leads / 600.0),
        Duration.ofSeconds(8),
        Duration.ofSeconds(6),
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        true,
        List.of(Duration.ZERO, Duration.ofSeconds(7)),
        Map.of());
  }
}
