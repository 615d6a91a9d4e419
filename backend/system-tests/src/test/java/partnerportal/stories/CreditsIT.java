package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/**
 * An organisation that has 2,000 credits a day and a portal that would like more: it looks for
 * changes as often as it can. Almost half of them are kept for new leads, so that the story is a
 * short one.
 */
@PlaysIn.OwnWorld(seconds = 150)
class CreditsIT {

  static final int LIMIT = 2_000;
  static final int RESERVE = 880;
  static final int LEADS = 200;

  /** Five minutes, scaled as the day is. */
  static final Duration FIVE_MINUTES = Duration.ofSeconds(30);

  static World world;
  static CrmPanel jonas;
  static String token;

  @BeforeAll
  static void start() {
    world =
        World.of(
            "credits",
            Map.of(
                "PORTAL_ZOHO_POLL_EVERY", "PT0.01S",
                "PORTAL_ZOHO_POLL_SLOWED", "PT1H",
                "PORTAL_ZOHO_CREDITS_PER_DAY", Integer.toString(LIMIT),
                "PORTAL_ZOHO_CREDITS_RESERVE", "44",
                "PORTAL_ZOHO_CREDITS_LOOK_EVERY", "PT0.2S",
                "PORTAL_TOKEN_LIFE", "PT1H"),
            List.of("--edition", "free", "--credits", Integer.toString(LIMIT)));
    jonas = new CrmPanel(world.portal(), world.crm(), SandboxSystem.JONAS);
    token = jonas.signsIn();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void what_is_not_urgent_waits_before_the_reserve_of_the_leads_is_touched() throws Exception {
    var owner = world.partner().owner();
    assertThat(credits().getInt("limit")).isEqualTo(LIMIT);
    assertThat(credits().getInt("reserve")).isEqualTo(RESERVE);
    var first = owner.submits("Ruth Halloran", "Tanner Packaging");
    var record = owner.awaitInCrm(first).getString("crm_id");

    keepsChanging(record, () -> shut().contains("status_pull"));

    assertThat(shut()).containsExactly("backfill", "reconcile", "status_pull");
    assertThat(credits().getInt("left")).isGreaterThan(RESERVE);

    var submitted = submits(owner);
    Patience.untilTrue(
        "every lead in the CRM",
        FIVE_MINUTES.plus(FIVE_MINUTES),
        () -> waiting().equals(List.of("0")));

    assertThat(submitted).isEqualTo(LEADS);
    assertThat(
            world
                .postgres()
                .ask("select max(crm_ack_at - submitted_at) < interval '30 seconds' from lead"))
        .containsExactly("t");
    assertThat(credits().getInt("left")).isGreaterThan(RESERVE);
    assertThat(world.crm().asked().getInt("refused")).isZero();
    assertThat(ledger("true")).isEqualTo(world.crm().asked().getInt("credits"));
    assertThat(ledger("kind = 'upsert'")).isEqualTo(metered("POST /crm/v8/Leads/upsert"));
    assertThat(ledger("kind = 'query'")).isEqualTo(metered("POST /crm/v8/coql"));

    // others use the CRM, too; Zoho tells with its next answer what is left
    world.crm().othersSpend(credits().getInt("left") - RESERVE - 20);
    owner.awaitInCrm(owner.submits("Yvonne Teller", "Yarrow Mill"));
    Patience.untilTrue(
        "partners' changes to wait", Member.SOON, () -> shut().contains("partner_edit"));
    owner.edits(first, "need", "A filling line for two shifts.");
    owner.awaitInCrm(owner.submits("Oskar Lindahl", "Yarrow Dyers"));
    assertThat(inCrm(record)).doesNotContain("filling line");

    aDayLater();

    Patience.untilTrue("everything goes on by itself", Member.SOON, () -> shut().isEmpty());
    Patience.untilTrue(
        "the edit in the CRM", Member.SOON, () -> inCrm(record).contains("filling line"));
    world.crm().statusChanged(record, "Junk Lead");
    owner.awaitStatus(first, "Junk Lead", Member.SOON);
  }

  private static String inCrm(String record) {
    return world.crm().record("Leads", record).toString();
  }

  /** Somebody works on a lead all the time, and the portal reads after every change. */
  private static void keepsChanging(String record, Callable<Boolean> enough) {
    var turn = new AtomicInteger();
    var dana = Executors.newSingleThreadScheduledExecutor();
    try {
      dana.scheduleWithFixedDelay(
          () ->
              world
                  .crm()
                  .statusChanged(
                      record, turn.getAndIncrement() % 2 == 0 ? "Contacted" : "Not Contacted"),
          0,
          200,
          TimeUnit.MILLISECONDS);
      Patience.untilTrue("credits to run short", Duration.ofMinutes(4), enough);
    } finally {
      dana.shutdown();
    }
  }

  private static int submits(Member owner) throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try {
      var all = new ArrayList<Callable<Object>>();
      for (var number = 0; number < LEADS; number++) {
        var company = "Copperfield Dental " + number;
        all.add(() -> owner.submits("Edwin Marsh", company));
      }
      var done = 0;
      for (var one : threads.invokeAll(all)) {
        one.get();
        done++;
      }
      return done;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> waiting() {
    return world.postgres().ask("select count(*) from lead where crm_id is null");
  }

  private static int ledger(String which) {
    return Integer.parseInt(
        world
            .postgres()
            .ask("select coalesce(sum(credits), 0) from crm_credit where " + which)
            .get(0));
  }

  private static int metered(String call) {
    return world.crm().asked().getJsonObject("credits_by_call").getInt(call);
  }

  /** What was spent was spent yesterday. */
  private static void aDayLater() {
    world.crm().forgetsWhatItCounted();
    world.postgres().ask("update crm_credit set minute = minute - interval '25 hours' returning 1");
  }

  private static JsonObject credits() {
    return state().getJsonObject("credits");
  }

  private static List<String> shut() {
    return state().getJsonArray("paused_lanes").getValuesAs(JsonObject.class).stream()
        .map(lane -> lane.getString("lane"))
        .toList();
  }

  private static JsonObject state() {
    return jonas.get(CrmStateIT.STATE, token).expect(200).json();
  }
}
