package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static partnerportal.systems.Member.SOON;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.Reply;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/** Partner and CRM change the same leads, and end up with the same. */
@PlaysIn.SharedWorld
class LeadEditIT {

  World world = World.shared();
  SandboxSystem crm = world.crm();

  /** A lead that both sides have. */
  private record Shared(Member owner, UUID id, String record) {}

  @Test
  void an_edit_is_in_the_crm_within_seconds_and_changes_nothing_else() {
    var lead = shared("Ruth Halloran", "Tanner Packaging");
    var before = crm.record("Leads", lead.record()).orElseThrow();

    lead.owner().edits(lead.id(), "phone", "+44 20 7946 0999");

    var after = crm.awaitValue(lead.record(), "Phone", "+44 20 7946 0999", SOON);
    assertThat(after.getString("Email")).isEqualTo(before.getString("Email"));
    assertThat(after.getString("Description")).isEqualTo(before.getString("Description"));
    awaitClean(lead);
    var line = lines(lead, "field").get(0);
    assertThat(line.getString("field")).isEqualTo("phone");
    assertThat(line.getString("from")).isEqualTo(before.getString("Phone"));
    assertThat(line.getString("to")).isEqualTo("+44 20 7946 0999");
    assertThat(line.getJsonObject("by").getString("side")).isEqualTo("partner");
  }

  @Test
  void a_value_can_be_emptied() {
    var lead = shared("Ruth Halloran", "Tanner Packaging");

    tryEdit(lead, Json.createObjectBuilder().addNull("need").build()).expect(200);

    Patience.untilTrue(
        "an empty need in the CRM",
        SOON,
        () -> crm.record("Leads", lead.record()).orElseThrow().isNull("Description"));
    assertThat(lead.owner().lead(lead.id()).isNull("need")).isTrue();
  }

  @Test
  void a_change_in_the_crm_is_in_the_portal_within_seconds() {
    var lead = shared("Edwin Marsh", "Copperfield Dental");

    crm.leadChanged(lead.record(), "Company", "Copperfield Dental Group");

    lead.owner().awaitValue(lead.id(), "company", "Copperfield Dental Group", SOON);
    var line = lines(lead, "field").get(0);
    assertThat(line.getString("from")).isEqualTo("Copperfield Dental");
    assertThat(line.getJsonObject("by").getString("name")).isEqualTo(SandboxSystem.DANA);
  }

  @Test
  void of_two_changes_of_one_field_the_crms_is_kept_and_the_partners_stays_in_the_history() {
    var lead = shared("Marta Velez", "Calder Housing");

    crm.outage();
    try {
      lead.owner().edits(lead.id(), "phone", "+44 20 7946 0111");
      crm.leadChanged(lead.record(), "Phone", "+44 20 7946 0222");
    } finally {
      crm.recover();
    }

    lead.owner().awaitValue(lead.id(), "phone", "+44 20 7946 0222", SOON);
    awaitClean(lead);
    assertThat(crm.record("Leads", lead.record()).orElseThrow().getString("Phone"))
        .isEqualTo("+44 20 7946 0222");
    var conflict = lines(lead, "conflict");
    assertThat(conflict).hasSize(1);
    assertThat(conflict.get(0).getString("from")).isEqualTo("+44 20 7946 0111");
    assertThat(conflict.get(0).getString("to")).isEqualTo("+44 20 7946 0222");
    assertThat(conflict.get(0).getJsonObject("by").getString("side")).isEqualTo("organization");
  }

  @Test
  void changes_of_different_fields_are_both_kept() {
    var lead = shared("Oskar Lindgren", "Ashdown Joinery");

    crm.outage();
    try {
      lead.owner().edits(lead.id(), "need", "A new saw, next week.");
      crm.leadChanged(lead.record(), "Company", "Ashdown Joinery Ltd");
    } finally {
      crm.recover();
    }

    lead.owner().awaitValue(lead.id(), "company", "Ashdown Joinery Ltd", SOON);
    crm.awaitValue(lead.record(), "Description", "A new saw, next week.", SOON);
    awaitClean(lead);
    assertThat(lead.owner().lead(lead.id()).getString("need")).isEqualTo("A new saw, next week.");
    assertThat(lines(lead, "conflict")).isEmpty();
  }

  @Test
  void changes_in_the_same_seconds_are_all_kept() {
    var lead = shared("Josephine Okafor", "Whitestone Schools");

    for (var i = 0; i < 6; i++) {
      var town = "Whitestone Schools " + i;
      var byDana =
          CompletableFuture.runAsync(() -> crm.leadChanged(lead.record(), "Company", town));
      editAgain(lead, "need", "Version " + i);
      byDana.join();
    }

    crm.awaitValue(lead.record(), "Description", "Version 5", SOON);
    lead.owner().awaitValue(lead.id(), "company", "Whitestone Schools 5", SOON);
    awaitClean(lead);
    var record = crm.record("Leads", lead.record()).orElseThrow();
    assertThat(record.getString("Company")).isEqualTo("Whitestone Schools 5");
    assertThat(record.getString("Description")).isEqualTo("Version 5");
    assertThat(lines(lead, "conflict")).isEmpty();
  }

  @Test
  void a_lead_the_crm_does_not_have_yet_goes_there_as_it_is_by_then() {
    var owner = world.partner().owner();
    UUID id;

    crm.outage();
    try {
      id = owner.submits("Priya Nandakumar", "Fenwick Storage");
      owner.edits(id, "company", "Fenwick Storage Group");
      owner.edits(id, "country", "Norway");
    } finally {
      crm.recover();
    }

    owner.awaitInCrm(id);
    assertThat(crm.leadsByPortalId(id)).hasSize(1);
    var record = crm.leadByPortalId(id);
    assertThat(record.getString("Company")).isEqualTo("Fenwick Storage Group");
    assertThat(record.getString("Country")).isEqualTo("Norway");
  }

  @Test
  void an_edit_of_a_lead_on_its_way_follows_it() {
    var owner = world.partner().owner();
    crm.answersTheNextCreationAfter(Duration.ofSeconds(3));
    var id = owner.submits("Signe Halvorsen", "Brackwater Marine");
    Patience.untilTrue("the lead on its way", SOON, () -> syncState(owner, id).equals("in_flight"));

    owner.edits(id, "company", "Brackwater Marine Group");

    owner.awaitInCrm(id);
    var record = crm.leadByPortalId(id).getString("id");
    crm.awaitValue(record, "Company", "Brackwater Marine Group", SOON);
    awaitClean(new Shared(owner, id, record));
    assertThat(crm.leadsByPortalId(id)).hasSize(1);
  }

  @Test
  void an_edit_that_comes_too_late_for_a_deleted_lead_ends_visibly() {
    // a name of its own: a deleted name keeps unsettled creations of the same name from the CRM
    var lead = shared("Hester Quayle", "Quayle Marine");

    crm.outage();
    try {
      lead.owner().edits(lead.id(), "phone", "+44 20 7946 0333");
      crm.as(SandboxSystem.DANA).deletes("Leads", lead.record());
    } finally {
      crm.recover();
    }

    awaitEnd(lead, "crm_deleted");
    assertThat(lines(lead, "not_in_crm").get(0).getString("to")).isEqualTo("+44 20 7946 0333");
    assertThat(crm.leadsByPortalId(lead.id())).isEmpty();
    var refused = tryEdit(lead, phone("+44 20 7946 0444"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("illegal-transition");
  }

  @Test
  void an_edit_that_comes_too_late_for_a_converted_lead_ends_visibly() {
    var lead = shared("Ruth Halloran", "Tanner Packaging");

    crm.answersNoRead(); // else the portal may know of the conversion before the edit is made
    try {
      crm.leadConverted(lead.record());
      lead.owner().edits(lead.id(), "phone", "+44 20 7946 0555");
    } finally {
      crm.recover();
    }

    awaitEnd(lead, "converted");
    assertThat(lines(lead, "not_in_crm").get(0).getString("field")).isEqualTo("phone");
    assertThat(lead.owner().lead(lead.id()).getBoolean("editable")).isFalse();
  }

  @Test
  void repeated_and_belated_callbacks_change_nothing() {
    var lead = shared("Marta Velez", "Calder Housing");
    crm.leadChanged(lead.record(), "Phone", "+44 20 7946 0601");
    lead.owner().awaitValue(lead.id(), "phone", "+44 20 7946 0601", SOON);
    crm.leadChanged(lead.record(), "Phone", "+44 20 7946 0602");
    lead.owner().awaitValue(lead.id(), "phone", "+44 20 7946 0602", SOON);

    var channel = crm.channelFor("Leads");
    for (var old : List.of("+44 20 7946 0601", "+44 20 7946 0602", "+44 20 7946 0601"))
      channel
          .reports(lead.record(), Json.createObjectBuilder().add("Phone", old).build())
          .expect(200);
    crm.leadChanged(lead.record(), "Country", "Denmark");
    lead.owner().awaitValue(lead.id(), "country", "Denmark", SOON);

    assertThat(lead.owner().lead(lead.id()).getString("phone")).isEqualTo("+44 20 7946 0602");
    assertThat(lines(lead, "field"))
        .extracting(line -> line.getString("to"))
        .containsExactly("Denmark", "+44 20 7946 0602", "+44 20 7946 0601");
  }

  @Test
  void of_two_edits_of_the_same_version_one_is_refused() {
    var lead = shared("Oskar Lindgren", "Ashdown Joinery");
    var tag = lead.owner().tagOf(lead.id());

    var both =
        List.of("+44 20 7946 0701", "+44 20 7946 0702").stream()
            .map(
                number ->
                    CompletableFuture.supplyAsync(
                        () -> lead.owner().tryEdit(lead.id(), tag, phone(number)).status()))
            .toList();

    assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412);
    assertThat(lines(lead, "field")).hasSize(1);
  }

  @Test
  void an_edit_names_what_it_saw_and_one_that_changes_nothing_writes_nothing() {
    var lead = shared("Priya Nandakumar", "Fenwick Storage");
    var tag = lead.owner().tagOf(lead.id());
    var same = lead.owner().lead(lead.id()).getString("phone");

    assertThat(lead.owner().tryEdit(lead.id(), null, phone(same)).problem())
        .isEqualTo("precondition-required");
    assertThat(lead.owner().tryEdit(lead.id(), "\"77\"", phone(same)).problem())
        .isEqualTo("version-conflict");
    assertThat(lead.owner().tryEdit(lead.id(), tag, phone(same)).header("ETag")).contains(tag);
    assertThat(lines(lead, "field")).isEmpty();
  }

  @Test
  void a_lead_can_be_seen_as_it_was() {
    var lead = shared("Oskar Lindgren", "Ashdown Joinery");
    var before = lead.owner().lead(lead.id());
    crm.leadChanged(lead.record(), "Company", "Ashdown Joinery Ltd");
    lead.owner().awaitValue(lead.id(), "company", "Ashdown Joinery Ltd", SOON);
    var news = lines(lead, "field").get(0).getString("known_at");

    var then = lead.owner().get(state(lead, Instant.parse(news).minusMillis(1))).expect(200).json();
    var now = lead.owner().get(state(lead, Instant.parse(news))).expect(200).json();

    assertThat(then.getString("company")).isEqualTo("Ashdown Joinery");
    assertThat(then.getString("phone")).isEqualTo(before.getString("phone"));
    assertThat(then.getString("lifecycle")).isEqualTo("in_crm");
    assertThat(now.getString("company")).isEqualTo("Ashdown Joinery Ltd");
    assertThat(lead.owner().get(state(lead, Instant.EPOCH)).status()).isEqualTo(404);
  }

  private static String state(Shared lead, Instant at) {
    return "/api/v1/leads/" + lead.id() + "/state?at=" + at;
  }

  @Test
  void a_bad_value_is_answered_with_a_pointer() {
    var lead = shared("Josephine Okafor", "Whitestone Schools");
    var bad =
        Json.createObjectBuilder().add("email", "nobody at nowhere").addNull("last_name").build();

    var refused = tryEdit(lead, bad);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.pointers()).containsExactlyInAnyOrder("/email", "/last_name");
    assertThat(tryEdit(lead, Json.createObjectBuilder().add("status", "Won").build()).problem())
        .isEqualTo("unknown-property");
  }

  private Shared shared(String person, String company) {
    var owner = world.partner().owner();
    var id = owner.submits(person, company);
    var record = crm.leadByPortalId(id).getString("id");
    owner.awaitInCrm(id);
    return new Shared(owner, id, record);
  }

  private static Reply tryEdit(Shared lead, JsonObject values) {
    return lead.owner().tryEdit(lead.id(), lead.owner().tagOf(lead.id()), values);
  }

  /** As a person would: when the lead changed meanwhile, once more on what it is now. */
  private static void editAgain(Shared lead, String field, String value) {
    var values = Json.createObjectBuilder().add(field, value).build();
    Patience.untilTrue("the edit", SOON, () -> tryEdit(lead, values).status() == 200);
  }

  private static JsonObject phone(String number) {
    return Json.createObjectBuilder().add("phone", number).build();
  }

  private static List<JsonObject> lines(Shared lead, String kind) {
    return lead.owner().timeline(lead.id()).stream()
        .filter(line -> line.getString("kind").equals(kind))
        .toList();
  }

  private static void awaitClean(Shared lead) {
    Patience.untilTrue(
        "both sides equal for lead " + lead.id(),
        SOON,
        () -> syncState(lead.owner(), lead.id()).equals("clean"));
  }

  private static String syncState(Member owner, UUID lead) {
    return owner.lead(lead).getJsonObject("sync").getString("state");
  }

  private static void awaitEnd(Shared lead, String lifecycle) {
    Patience.untilTrue(
        "the end of the lead",
        SOON,
        () -> lead.owner().lead(lead.id()).getString("lifecycle").equals(lifecycle));
  }
}
