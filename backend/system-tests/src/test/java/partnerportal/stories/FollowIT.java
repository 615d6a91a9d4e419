package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/** What becomes of leads in the CRM, as the portal follows it. */
@PlaysIn.OwnWorld(seconds = 180)
class FollowIT {

  /** Well below the time between two polls: who is this fast was called. */
  static final Duration SECONDS = Duration.ofSeconds(8);

  /** How long a list of deleted records takes where it does; a pass reads three of them. */
  static final Duration A_LIST = Duration.ofSeconds(8);

  static final Duration TWO_LISTS = A_LIST.multipliedBy(2);

  static final Duration A_POLL = Duration.ofSeconds(100);
  static final int LEADS_BEFORE = 250;
  static final List<String> PARTNERS_BEFORE = List.of("Alder Trade", "Birch Trade", "Cedar Trade");

  static final List<String> MODULES = List.of("Partners", "Leads", "Deals");

  static World world;
  static SandboxSystem crm;

  @BeforeAll
  static void start() {
    world =
        World.of(
            "follow",
            Map.of(
                "PORTAL_ZOHO_POLL_EVERY", "PT25S",
                "PORTAL_CRM_NOTE_MARK", "[Partner]",
                "PORTAL_ZOHO_CHANNEL_GRACE", "PT2S",
                "PORTAL_ZOHO_CHANNEL_MISSES", "2"),
            FollowIT::lifeBeforeThePortal);
    crm = world.crm();
    diesWhileItImports();
    crm.channelFor("Deals");
  }

  /** Nothing of what the first import had done by then may be done twice. */
  private static void diesWhileItImports() {
    Patience.untilTrue(
        "the first lead from before",
        A_POLL,
        () -> !world.postgres().ask("select 1 from lead limit 1").isEmpty());
    world.portal().kill();
    world.portal().startAgain();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  static void lifeBeforeThePortal(SandboxSystem crm) {
    var dana = crm.as(SandboxSystem.DANA);
    var partners = new ArrayList<String>();
    for (var name : PARTNERS_BEFORE) {
      var partner = crm.partnerApplied(name, "Mira Solberg", World.emailOf(name));
      crm.adminApproves(partner);
      partners.add(partner);
    }
    for (var i = 0; i < LEADS_BEFORE; i++) {
      var lead =
          Json.createObjectBuilder()
              .add("First_Name", "Person")
              .add("Last_Name", "Number " + i)
              .add("Company", "Company " + i)
              .add("Email", "person" + i + "@company" + i + ".example")
              .add("Lead_Status", "Contacted")
              .add("Partner", Json.createObjectBuilder().add("id", partners.get(i % 3)))
              .build();
      var id = dana.inserts("Leads", lead);
      if (i == 0) crm.dealMoved(crm.dealMade(id, "Company 0 from before", "900"), "Closed Won");
    }
  }

  @Test
  void a_conversion_shows_its_deal_within_seconds_and_the_deal_moves_the_lead() {
    var owner = world.partner().owner();
    var lead = owner.submits("Josephine Okafor", "Whitestone Schools");
    var record = owner.awaitInCrm(lead).getString("crm_id");

    var deal = crm.dealMade(record, "Whitestone – licences", "48000.50");

    var seen = await(owner, lead, "Qualification", "converted");
    assertThat(seen.getJsonObject("deal").getString("amount")).isEqualTo("48000.50");
    assertThat(seen.getJsonObject("deal").getString("currency")).isEqualTo("EUR");
    assertThat(seen.getJsonObject("deal").getString("closing_date")).isEqualTo("2031-07-01");
    assertThat(seen.getJsonObject("deal").getString("outcome")).isEqualTo("open");

    crm.dealMoved(deal, "Closed Won");
    await(owner, lead, "Closed Won", "won");
    crm.dealMoved(deal, "Negotiation/Review");
    await(owner, lead, "Negotiation/Review", "converted");
    crm.dealMoved(deal, "Closed Lost");
    await(owner, lead, "Closed Lost", "lost");

    assertThat(owner.timeline(lead).stream().filter(one -> one.getString("kind").equals("deal")))
        .filteredOn(one -> one.getString("field").equals("stage"))
        .extracting(one -> one.getString("to"))
        .containsExactly("Closed Lost", "Negotiation/Review", "Closed Won", "Qualification");
  }

  private static JsonObject await(Member owner, UUID lead, String stage, String lifecycle) {
    return Patience.until(
        "the deal of " + lead + " in " + stage,
        SECONDS,
        () ->
            Optional.of(owner.lead(lead))
                .filter(seen -> seen.getString("lifecycle").equals(lifecycle))
                .filter(seen -> !seen.isNull("deal"))
                .filter(seen -> seen.getJsonObject("deal").getString("stage").equals(stage)));
  }

  @Test
  void a_status_nobody_mapped_is_shown_as_it_is_and_one_task_asks_what_it_means() {
    var owner = world.partner().owner();
    var first = owner.submits("Edwin Marsh", "Copperfield Dental");
    var second = owner.submits("Marta Velez", "Calder Housing");
    var records =
        List.of(
            owner.awaitInCrm(first).getString("crm_id"),
            owner.awaitInCrm(second).getString("crm_id"));
    crm.leadStatusAdded("Parked till spring");

    records.forEach(record -> crm.statusChanged(record, "Parked till spring"));

    for (var lead : List.of(first, second)) {
      var seen = owner.awaitStatus(lead, "Parked till spring", SECONDS);
      assertThat(seen.getJsonObject("status").isNull("stage")).isTrue();
    }
    var tasks = tasks("unknown_status", "lead: Parked till spring");
    assertThat(tasks).hasSize(1);
    assertThat(tasks.get(0).getInt("count")).isEqualTo(2);

    done(tasks.get(0));
    assertThat(tasks("unknown_status", "lead: Parked till spring")).isEmpty();
  }

  @Test
  void what_a_crm_had_before_is_all_there_and_nobody_was_written_to() {
    var imported =
        Patience.until(
            "the leads from before",
            A_POLL,
            () -> Optional.of(leadsFromBefore()).filter(all -> all.size() >= LEADS_BEFORE));

    assertThat(imported)
        .hasSize(LEADS_BEFORE)
        .allMatch(lead -> lead.getString("channel").equals("crm"));
    assertThat(imported).extracting(lead -> lead.getString("number")).doesNotHaveDuplicates();
    assertThat(imported)
        .filteredOn(lead -> lead.getString("company").equals("Company 0"))
        .extracting(lead -> lead.getString("lifecycle"))
        .containsExactly("won");
    Patience.untilTrue(
        "the import to say that it is done",
        A_POLL,
        () -> progress().stream().noneMatch(stream -> stream.isNull("done_at")));
    assertThat(progress())
        .extracting(stream -> stream.getString("stream"))
        .containsExactly("partners", "leads", "converted_leads", "deals", "contacts", "accounts");
    // what the stories beside this one bring is read as well, if it comes before the last page
    assertThat(progress().get(1).getInt("imported")).isGreaterThanOrEqualTo(LEADS_BEFORE - 1);
    for (var partner : PARTNERS_BEFORE)
      assertThat(world.mail().to(World.emailOf(partner))).isEmpty();
    assertThat(
            world
                .postgres()
                .ask(
                    "select stream || ' ' || passed_over from import_stream where done_at is not null"))
        .contains("PARTNERS 0", "LEADS 0", "CONVERTED_LEADS 0", "DEALS 0");
    assertThat(
            world.postgres().ask("select count(*) from lead_cell where agreed_hash <> value_hash"))
        .containsExactly("0");
    Patience.untilTrue(
        "contacts and accounts as known parties",
        A_POLL,
        () ->
            world
                .postgres()
                .ask("select domain from known_party where kind = 'CONTACT'")
                .contains("company0.example"));
  }

  private static List<JsonObject> progress() {
    var panel = panel();
    return panel.get("/api/v1/admin/sync/imports", panel.signsIn()).expect(200).items();
  }

  private static List<JsonObject> leadsFromBefore() {
    var panel = panel();
    var token = panel.signsIn();
    var all = new ArrayList<JsonObject>();
    var cursor = "";
    do {
      var page = panel.get("/api/v1/admin/leads?limit=200" + cursor, token).expect(200).json();
      all.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
      cursor = page.isNull("next") ? "" : "&cursor=" + page.getString("next");
    } while (!cursor.isEmpty());
    all.removeIf(lead -> !lead.getString("channel").equals("crm"));
    return all;
  }

  @Test
  void changes_nobody_called_about_are_found_by_polling_and_the_silence_is_told() {
    var owner = world.partner().owner();
    var first = owner.submits("Oskar Lindgren", "Ashdown Joinery");
    var second = owner.submits("Priya Nandakumar", "Fenwick Storage");
    var records =
        List.of(
            owner.awaitInCrm(first).getString("crm_id"),
            owner.awaitInCrm(second).getString("crm_id"));

    crm.callsNobody();
    try {
      // a record's second change: times of change have whole seconds, and the first may share its
      // own
      for (var word : List.of("Contacted", "Pre-Qualified")) {
        records.forEach(record -> crm.statusChanged(record, word));
        owner.awaitStatus(first, word, A_POLL);
        owner.awaitStatus(second, word, A_POLL);
      }
      Patience.untilTrue("the alarm", A_POLL, () -> tasks("channel_silent", "LEAD").size() == 1);
    } finally {
      crm.recover();
    }
  }

  @Test
  void who_calls_does_not_wait_for_a_pass_over_everything_to_end() {
    var owner = world.partner().owner();
    var lead = owner.submits("Noor Haddad", "Larch Hill Clinic");
    var record = owner.awaitInCrm(lead).getString("crm_id");
    for (var module : MODULES) crm.answersAfter(A_LIST, "GET /crm/v8/" + module + "/deleted");
    try {
      var before = listsOfDeleted();
      Patience.untilTrue("the next pass", A_POLL, () -> listsOfDeleted() > before);

      crm.statusChanged(record, "Contacted");

      owner.awaitStatus(lead, "Contacted", TWO_LISTS);
    } finally {
      crm.recover();
    }
  }

  private static int listsOfDeleted() {
    var calls = crm.asked().getJsonObject("calls");
    return MODULES.stream()
        .mapToInt(module -> calls.getInt("GET /crm/v8/" + module + "/deleted", 0))
        .sum();
  }

  @Test
  void a_note_for_the_partner_is_shown_edited_and_taken_away_and_an_internal_one_never_is() {
    var owner = world.partner().owner();
    var lead = owner.submits("Ruth Halloran", "Tanner Packaging");
    var record = owner.awaitInCrm(lead).getString("crm_id");

    var internal = crm.noted(record, "Margin", "They would pay twice as much.");
    var note = crm.noted(record, "[Partner] Offer sent", "By mail, \u202Etoday.");

    awaitNotes(owner, lead, List.of("Offer sent\nBy mail, today."));
    var entry = notes(owner, lead).get(0);
    assertThat(entry.getJsonObject("by").getString("name")).isEqualTo(SandboxSystem.DANA);

    crm.noteChanged(note, "[Partner] Offer sent", "By post.");
    awaitNotes(owner, lead, List.of("Offer sent\nBy post."));

    crm.noteChanged(note, "Offer sent", "By post, and between us: at a loss.");
    awaitNotes(owner, lead, List.of());
    crm.noteChanged(note, "[Partner] Offer sent", "By post.");
    awaitNotes(owner, lead, List.of("Offer sent\nBy post."));
    crm.as(SandboxSystem.DANA).deletes("Notes", note);
    awaitNotes(owner, lead, List.of());
    assertThat(
            crm.as(SandboxSystem.DANA)
                .call("GET", "/crm/v8/Notes/" + internal + "?fields=Note_Title", null)
                .status())
        .isEqualTo(200);
    assertThat(world.postgres().ask("select count(*) from lead_note")).containsExactly("0");
  }

  private static List<JsonObject> notes(Member owner, UUID lead) {
    return owner.timeline(lead).stream()
        .filter(entry -> entry.getString("kind").equals("note"))
        .toList();
  }

  private static void awaitNotes(Member owner, UUID lead, List<String> texts) {
    Patience.untilTrue(
        "the notes " + texts,
        SECONDS,
        () ->
            notes(owner, lead).stream().map(entry -> entry.getString("to")).toList().equals(texts));
  }

  @Test
  void a_lead_lives_on_in_the_record_its_own_was_merged_into() {
    var owner = world.partner().owner();
    var lead = owner.submits("Edwin Marsh", "Copperfield Dental");
    var record = owner.awaitInCrm(lead).getString("crm_id");
    var survivor =
        crm.as(SandboxSystem.DANA)
            .inserts(
                "Leads",
                Json.createObjectBuilder()
                    .add("Last_Name", "Marsh")
                    .add("Company", "Copperfield")
                    .build());

    crm.as(SandboxSystem.DANA).deletes("Leads", record);
    crm.as(SandboxSystem.DANA)
        .updates(
            "Leads",
            survivor,
            Json.createObjectBuilder()
                .add("Portal_Lead_Id", lead.toString())
                .add("Lead_Status", "Contacted")
                .build());

    Patience.untilTrue(
        "the lead in the other record",
        Member.SOON,
        () -> survivor.equals(owner.lead(lead).getString("crm_id")));
    owner.awaitStatus(lead, "Contacted", Member.SOON);
    assertThat(owner.lead(lead).getString("lifecycle")).isEqualTo("in_crm");
    assertThat(owner.timeline(lead)).extracting(one -> one.getString("kind")).contains("merged");
  }

  @Test
  void a_deleted_partner_is_locked_out_and_somebody_is_asked() {
    var partner = world.partner();

    crm.as(SandboxSystem.DANA).deletes("Partners", partner.crmId());

    Patience.untilTrue("the end of the session", SECONDS, () -> !partner.owner().signedIn());
    var id = admin("/api/v1/admin/partners?crm_id=" + partner.crmId()).get(0).getString("id");
    assertThat(tasks("partner_deleted", id)).hasSize(1);
  }

  private static List<JsonObject> tasks(String kind, String subject) {
    return admin("/api/v1/admin/tasks?limit=200").stream()
        .filter(task -> task.getString("kind").equals(kind))
        .filter(task -> task.getString("subject").equals(subject))
        .toList();
  }

  private static List<JsonObject> admin(String path) {
    var panel = panel();
    return panel.get(path, panel.signsIn()).expect(200).items();
  }

  private static void done(JsonObject task) {
    var bearer = Map.of("Authorization", "Bearer " + panel().signsIn());
    world
        .portal()
        .send("POST", "/api/v1/admin/tasks/" + task.getString("id") + "/done", bearer, null)
        .expect(204);
  }

  private static CrmPanel panel() {
    return new CrmPanel(world.portal(), crm, SandboxSystem.DANA);
  }
}
