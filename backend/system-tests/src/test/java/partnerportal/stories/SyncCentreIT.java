package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/** What the people in the CRM see of the queues, and what they can do to them. */
@PlaysIn.SharedWorld
class SyncCentreIT {

  static final String SYNC = "/api/v1/admin/sync";

  World world = World.shared();
  SandboxSystem crm = world.crm();
  Member owner = world.partner().owner();

  @AfterEach
  void recover() {
    crm.recover();
  }

  @Test
  void stuck_leads_are_grouped_by_cause_and_tried_again_together() {
    crm.refuses("POST /crm/v8/Leads/upsert", 400, "NO_PERMISSION");
    var leads =
        List.of(
            owner.submits("Ruth Halloran", "Tanner Packaging"),
            owner.submits("Edwin Marsh", "Copperfield Dental"));
    var dana = panel(SandboxSystem.DANA);
    var token = dana.signsIn();
    leads.forEach(lead -> awaitState(dana, token, lead, "blocked"));

    var group = group(dana, token, leads.get(0));

    assertThat(group.getJsonObject("advice").getString("code")).isEqualTo("NO_PERMISSION");
    assertThat(group.getJsonObject("advice").getString("fix")).isEqualTo("crm_access");
    assertThat(lane(dana, token, "new_lead").getInt("blocked")).isGreaterThanOrEqualTo(2);
    assertThat(record(dana, token, leads.get(0)).getString("cause")).contains("NO_PERMISSION");

    crm.recover();
    var retry = SYNC + "/blocked/" + group.getString("group") + "/retry";
    dana.send("POST", retry, token, Json.createObjectBuilder().build()).expect(200);

    leads.forEach(owner::awaitInCrm);
    leads.forEach(lead -> awaitState(dana, token, lead, "clean"));
  }

  @Test
  void one_record_is_carried_now_and_only_that_one() {
    crm.refuses("POST /crm/v8/Leads/upsert", 400, "INVALID_DATA");
    var wanted = owner.submits("Ruth Halloran", "Tanner Packaging");
    var other = owner.submits("Edwin Marsh", "Copperfield Dental");
    var dana = panel(SandboxSystem.DANA);
    var token = dana.signsIn();
    awaitState(dana, token, wanted, "blocked");
    awaitState(dana, token, other, "blocked");

    crm.recover();
    dana.send("POST", of(wanted) + "/sync", token, null).expect(202);

    owner.awaitInCrm(wanted);
    assertThat(record(dana, token, other).getString("state")).isEqualTo("blocked");
    dana.send("POST", of(other) + "/sync", token, null).expect(202);
    owner.awaitInCrm(other);
  }

  @Test
  void what_changed_there_without_a_word_is_read_when_asked_for() {
    var lead = owner.submits("Ruth Halloran", "Tanner Packaging");
    var crmId = owner.awaitInCrm(lead).getString("crm_id");
    var dana = panel(SandboxSystem.DANA);
    var token = dana.signsIn();
    crm.callsNobody();
    crm.statusChanged(crmId, "Contacted");

    dana.send("POST", of(lead) + "/sync", token, null).expect(202);

    owner.awaitStatus(lead, "Contacted", Member.SOON);
  }

  @Test
  void who_only_reads_sees_and_does_nothing_and_partners_do_not_see() {
    var rita = panel(SandboxSystem.RITA);
    var token = rita.signsIn();
    var lead = owner.submits("Ruth Halloran", "Tanner Packaging");

    assertThat(rita.get(SYNC, token).status()).isEqualTo(200);
    assertThat(rita.get(of(lead), token).status()).isEqualTo(200);
    assertThat(rita.send("POST", of(lead) + "/sync", token, null).status()).isEqualTo(403);
    assertThat(owner.get(SYNC).status()).isEqualTo(403);
  }

  @Test
  void each_field_says_whose_it_is_and_whether_both_sides_have_it() {
    var lead = owner.submits("Ruth Halloran", "Tanner Packaging");
    var crmId = owner.awaitInCrm(lead).getString("crm_id");
    crm.leadChanged(crmId, "Company", "Tanner Group");
    owner.awaitValue(lead, "company", "Tanner Group", Member.SOON);
    var dana = panel(SandboxSystem.DANA);
    var rita = panel(SandboxSystem.RITA);

    var cells = record(dana, dana.signsIn(), lead).getJsonArray("cells");

    var email = cell(cells, "email");
    assertThat(email.getString("origin")).isEqualTo("portal");
    assertThat(email.getString("value")).isEqualTo("ruth.halloran@tannerpackaging.example");
    assertThat(email.getBoolean("equal")).isTrue();
    var company = cell(cells, "company");
    assertThat(company.getString("origin")).isEqualTo("crm");
    assertThat(company.getBoolean("equal")).isTrue();
    assertThat(company.isNull("crm_time") || company.isNull("applied_at")).isFalse();
    assertThat(
            world
                .postgres()
                .ask(
                    "select field from lead_change where id = '"
                        + company.getString("cause")
                        + "'"))
        .containsExactly("company");
    assertThat(cells).hasSize(8);

    var masked = record(rita, rita.signsIn(), lead);
    assertThat(masked.toString())
        .doesNotContain("ruth.halloran@", "+44 20 7946", "Wants to replace");
    assertThat(cell(masked.getJsonArray("cells"), "email").getString("value"))
        .isEqualTo("r…@tannerpackaging.example");
  }

  @Test
  void channels_say_when_the_crm_last_called() {
    var lead = owner.submits("Ruth Halloran", "Tanner Packaging");
    var crmId = owner.awaitInCrm(lead).getString("crm_id");
    crm.statusChanged(crmId, "Contacted");
    owner.awaitStatus(lead, "Contacted", Member.SOON);
    var dana = panel(SandboxSystem.DANA);

    var overview = dana.get(SYNC, dana.signsIn()).expect(200).json();

    assertThat(overview.getJsonArray("channels").getValuesAs(JsonObject.class))
        .filteredOn(channel -> channel.getString("kind").equals("lead"))
        .allMatch(channel -> !channel.isNull("heard_at") && !channel.isNull("expires_at"))
        .isNotEmpty();
    assertThat(overview.getJsonArray("cursors").getValuesAs(JsonObject.class))
        .extracting(cursor -> cursor.getString("stream"))
        .contains("partners", "changes");
  }

  @Test
  void a_record_nobody_knows_is_not_found() {
    var dana = panel(SandboxSystem.DANA);
    var token = dana.signsIn();

    assertThat(dana.get(of(UUID.randomUUID()), token).problem()).isEqualTo("not-found");
    assertThat(dana.get(SYNC + "/records/deal/" + UUID.randomUUID(), token).problem())
        .isEqualTo("not-found");
  }

  @Test
  void a_retry_names_records() {
    var dana = panel(SandboxSystem.DANA);
    var none = Json.createObjectBuilder().add("records", Json.createArrayBuilder().addNull());

    var refused =
        dana.send(
            "POST", SYNC + "/blocked/" + "0".repeat(32) + "/retry", dana.signsIn(), none.build());

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.pointers()).containsExactly("/records/0");
  }

  private static String of(UUID lead) {
    return SYNC + "/records/lead/" + lead;
  }

  private static JsonObject record(CrmPanel panel, String token, UUID lead) {
    return panel.get(of(lead), token).expect(200).json();
  }

  private static JsonObject cell(JsonArray cells, String field) {
    return cells.getValuesAs(JsonObject.class).stream()
        .filter(one -> one.getString("field").equals(field))
        .findFirst()
        .orElseThrow();
  }

  private static void awaitState(CrmPanel panel, String token, UUID lead, String state) {
    Patience.untilTrue(
        "lead " + lead + " to be " + state,
        Member.SOON,
        () -> record(panel, token, lead).getString("state").equals(state));
  }

  private static JsonObject lane(CrmPanel panel, String token, String lane) {
    return panel
        .get(SYNC, token)
        .expect(200)
        .json()
        .getJsonArray("lanes")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(one -> one.getString("lane").equals(lane))
        .findFirst()
        .orElseThrow();
  }

  /** The group a stuck lead belongs to. */
  private static JsonObject group(CrmPanel panel, String token, UUID lead) {
    return panel.get(SYNC + "/blocked", token).expect(200).items().stream()
        .filter(group -> holds(panel, token, group.getString("group"), lead))
        .findFirst()
        .orElseThrow();
  }

  private static boolean holds(CrmPanel panel, String token, String group, UUID lead) {
    Optional<String> cursor = Optional.empty();
    do {
      var page =
          panel.get(
              SYNC
                  + "/blocked/"
                  + group
                  + "?limit=1"
                  + cursor.map(next -> "&cursor=" + next).orElse(""),
              token);
      if (page.expect(200).items().stream()
          .anyMatch(row -> row.getString("id").equals(lead.toString()))) return true;
      cursor = Optional.ofNullable(page.json().getString("next", null));
    } while (cursor.isPresent());
    return false;
  }

  private CrmPanel panel(String reader) {
    return new CrmPanel(world.portal(), crm, reader);
  }
}
