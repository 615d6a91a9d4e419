package partnerportal.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import partnerportal.systems.Patience;
import partnerportal.systems.World;

/**
 * How long a lead takes to the CRM and a change there to the portal, while all is well and both
 * come at a steady rate: {@code mvn -q -Pbench -Dmain=partnerportal.bench.Latency}. Both times end
 * when the portal has committed what it learned.
 */
public final class Latency {

  private static final int LEADS = Integer.getInteger("bench.steady", 300);
  private static final int PER_SECOND = 5;
  private static final int PARTNERS = 4;
  private static final Duration LATENCY = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Latency() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    try (var world = World.of("latency", Map.of())) {
      var crowd = Crowd.in(world, PARTNERS);
      world.crm().answersAfter(LATENCY);
      steadily(LEADS, PER_SECOND, number -> crowd.submits(number, "Steady"));
      awaitAll(world, "select count(*) from lead where crm_ack_at is null");
      var outwards =
          world
              .postgres()
              .ask("select extract(epoch from crm_ack_at - submitted_at) from lead")
              .stream()
              .map(Double::parseDouble)
              .sorted()
              .toList();

      var byCallback = changes(world, "Contacted", PER_SECOND);
      world.crm().callsNobody();
      // spread over more than a pass, so that all waits between none and the longest occur
      var byPoll = changes(world, "Pre-Qualified", 2);

      System.out.printf(
          Locale.ROOT,
          "latency: submit_to_crm_p95_ms=%.0f p99_ms=%.0f crm_to_portal_p95_ms=%.0f without_callbacks_p95_s=%.1f%n",
          1000 * percentile(outwards, 95),
          1000 * percentile(outwards, 99),
          1000 * percentile(byCallback, 95),
          percentile(byPoll, 95));
      System.out.printf(
          Locale.ROOT,
          "         leads=%d per_s=%d load=%.1f%n",
          LEADS,
          PER_SECOND,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
  }

  /** Changes every lead's status in the CRM and answers how many seconds each took to be known. */
  private static List<Double> changes(World world, String word, int perSecond) throws Exception {
    var ids = world.postgres().ask("select id || ' ' || crm_id from lead order by id");
    var began = new HashMap<UUID, Instant>();
    steadily(
        ids.size(),
        perSecond,
        number -> {
          var both = ids.get(number).split(" ");
          synchronized (began) {
            began.put(UUID.fromString(both[0]), Instant.now());
          }
          world.crm().statusChanged(both[1], word);
        });
    awaitAll(world, "select count(*) from lead where crm_status is distinct from '" + word + "'");
    var took = new ArrayList<Double>();
    for (var line :
        world
            .postgres()
            .ask(
                "select lead || ' ' || extract(epoch from max(known_at)) from lead_change"
                    + " where kind = 'STATUS' group by lead")) {
      var both = line.split(" ");
      took.add(
          Double.parseDouble(both[1])
              - began.get(UUID.fromString(both[0])).toEpochMilli() / 1000.0);
    }
    return took.stream().sorted().toList();
  }

  private static void steadily(int times, int perSecond, IntConsumer deed) throws Exception {
    var clock = Executors.newScheduledThreadPool(8);
    try {
      var begun = new ArrayList<java.util.concurrent.Future<?>>();
      for (var number = 0; number < times; number++) {
        var one = number;
        begun.add(
            clock.schedule(
                () -> deed.accept(one), 1000L * number / perSecond, TimeUnit.MILLISECONDS));
      }
      for (var one : begun) one.get();
    } finally {
      clock.shutdownNow();
    }
  }

  private static void awaitAll(World world, String open) {
    Patience.untilTrue(
        "all of them", LONGEST, () -> world.postgres().ask(open).equals(List.of("0")));
  }

  private static double percentile(List<Double> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
