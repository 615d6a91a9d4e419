package partnerportal.bench;

import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.Patience;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/**
 * How fast a backlog goes out after the CRM was away, and for how many calls: {@code mvn -q -Pbench
 * -Dmain=partnerportal.bench.Drain}. The floor is what the calls at once allow when each carries a
 * hundred records and takes as long as the CRM does. The time counts from the first call that came
 * through, because before it nobody knows that the CRM is back. The CRM's own work, on the same
 * processors, is part of its latency; {@code of_possible} goes by how long calls really took.
 */
public final class Drain {

  private static final String WORLD = "drain";
  private static final int LEADS = Integer.getInteger("bench.leads", 10_000);

  /** Carried before, one by one as they come: a portal that has worked for a while is measured. */
  private static final int WARM = Math.min(1_000, LEADS / 4);

  private static final int PARTNERS = 4;
  private static final int PER_CALL = 100;
  private static final String CREATION = "POST /crm/v8/Leads/upsert";
  private static final Duration LATENCY = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Each look is a new process of the database. */
  private static final Duration SELDOM = Duration.ofMillis(500);

  /** What the portal's JVM is told beside, for instance to record itself; calls it may make. */
  private static final Map<String, String> PORTAL =
      Map.of(
          "JAVA_TOOL_OPTIONS",
          System.getProperty("bench.portal-options", ""),
          "PORTAL_ZOHO_OUT_HEAVY",
          System.getProperty("bench.at-once", "4"));

  private Drain() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    try (var world = World.of(WORLD, PORTAL)) {
      var crowd = Crowd.in(world, PARTNERS);
      crowd.submits(WARM);
      awaitEmpty(world, "outbox");
      awaitEcho(world, WARM);
      world.crm().outage();
      var since = world.postgres().ask("select clock_timestamp()").get(0);
      var began = System.nanoTime();
      crowd.submits(LEADS);
      System.out.printf(
          Locale.ROOT,
          "backlog: leads=%d submitted_per_s=%.0f%n",
          LEADS,
          LEADS / seconds(System.nanoTime() - began));
      world.crm().forgetsWhatItCounted();
      world.crm().answersAfter(LATENCY);
      var before = CpuTime.of(WORLD);
      awaitEmpty(world, "outbox");
      awaitEcho(world, WARM + LEADS);
      say(world, since, CpuTime.of(WORLD).since(before));
    }
  }

  private static void awaitEmpty(World world, String queue) {
    Patience.untilTrue(
        queue + " to be empty",
        LONGEST,
        SELDOM,
        () -> world.postgres().ask("select count(*) from " + queue).equals(List.of("0")));
  }

  /** What the CRM calls back about is part of the work: each lead is announced once at least. */
  private static void awaitEcho(World world, int leads) {
    Patience.untilTrue(
        "the CRM to have called about all of them",
        LONGEST,
        SELDOM,
        () ->
            Long.parseLong(
                    world
                        .postgres()
                        .ask("select sum(heard) from crm_channel where kind = 'LEAD'")
                        .get(0))
                >= leads);
    awaitEmpty(world, "inbox");
  }

  private static void say(World world, String since, CpuTime cpu) {
    var asked = world.crm().asked();
    var calls = asked.getJsonObject("calls");
    var writes =
        calls.entrySet().stream()
            .filter(call -> call.getKey().matches("(POST|PUT) /crm/v8/Leads(/upsert)?"))
            .mapToLong(call -> Long.parseLong(call.getValue().toString()))
            .sum();
    var seconds =
        Double.parseDouble(
            ask(world, since, "extract(epoch from max(crm_ack_at) - min(crm_ack_at))"));
    var first = Long.parseLong(ask(world, since, "count(*) filter (where crm_ack_at = first_at)"));
    var rate = (LEADS - first) / seconds;
    var atOnce = heavyAtOnce(world);
    var floor = PER_CALL * atOnce * 1000.0 / LATENCY.toMillis();
    var took =
        asked.getJsonObject("took_ms").getJsonNumber(CREATION).doubleValue()
            / calls.getJsonNumber(CREATION).doubleValue();
    System.out.printf(
        Locale.ROOT,
        "drain: leads=%d calls_per_lead=%.4f of_floor=%.2f of_possible=%.2f crm_ms=%.0f refused=%d%n",
        LEADS,
        (double) writes / LEADS,
        rate / floor,
        rate / floor * took / LATENCY.toMillis(),
        took,
        asked.getJsonNumber("refused").longValue());
    System.out.printf(
        Locale.ROOT,
        "        calls_at_once=%d leads_per_s=%.0f seconds=%.1f %s load=%.1f%n",
        atOnce,
        rate,
        seconds,
        cpu.each(LEADS),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String ask(World world, String since, String what) {
    return world
        .postgres()
        .ask(
            "select "
                + what
                + " from (select crm_ack_at, min(crm_ack_at) over () as first_at from lead where submitted_at >= '"
                + since
                + "') as backlog")
        .get(0);
  }

  private static int heavyAtOnce(World world) {
    var panel = new CrmPanel(world.portal(), world.crm(), SandboxSystem.JONAS);
    return panel
        .get("/api/v1/admin/crm", panel.signsIn())
        .expect(200)
        .json()
        .getJsonArray("permits")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(share -> share.getString("caller").equals("out"))
        .findFirst()
        .orElseThrow()
        .getInt("most_heavy");
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
