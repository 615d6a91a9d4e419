package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

@PlaysIn.SharedWorld
class LeadJourneyIT {

  World world = World.shared();
  SandboxSystem crm = world.crm();
  PortalSystem portal = world.portal();

  @Test
  void a_lead_gets_a_receipt_at_once_and_is_in_the_crm_within_seconds() {
    var partner = world.partner();

    var answer =
        partner
            .owner()
            .trySubmit(
                Member.lead("Ruth Halloran", "Tanner Packaging"), UUID.randomUUID().toString());

    assertThat(answer.status()).isEqualTo(201);
    var receipt = answer.json().getJsonObject("receipt");
    assertThat(receipt.getString("number")).isNotBlank();
    assertThat(Instant.parse(receipt.getString("received_at")))
        .isBefore(Instant.now().plusSeconds(5));
    var id = Member.idOf(answer);
    assertThat(answer.header("Location"))
        .hasValueSatisfying(at -> assertThat(at).endsWith("/api/v1/leads/" + id));

    var record = crm.leadByPortalId(id);
    assertThat(record.getString("Last_Name")).isEqualTo("Halloran");
    assertThat(record.getString("Company")).isEqualTo("Tanner Packaging");
    assertThat(record.getJsonObject("Partner").getString("id")).isEqualTo(partner.crmId());
    var lead = partner.owner().awaitInCrm(id);
    assertThat(lead.getString("crm_id")).isEqualTo(record.getString("id"));
    assertThat(partner.owner().timeline(id))
        .extracting(entry -> entry.getString("kind"))
        .contains("submitted", "in_crm");
  }

  @Test
  void a_crm_that_is_down_blocks_nobody() {
    var partner = world.partner();
    UUID lead;

    crm.outage();
    try {
      assertThat(portal.signIn(partner.email(), World.PASSWORD).leads()).isEmpty();
      lead = partner.owner().submits("Edwin Marsh", "Copperfield Dental");
      assertThat(partner.owner().leads())
          .extracting(row -> row.getString("company"))
          .containsExactly("Copperfield Dental");
      assertThat(partner.owner().lead(lead).isNull("crm_id")).isTrue();
    } finally {
      crm.recover();
    }

    partner.owner().awaitInCrm(lead);
    assertThat(crm.leadsByPortalId(lead)).hasSize(1);
  }

  @Test
  void a_creation_whose_answer_was_lost_is_not_repeated() {
    var owner = world.partner().owner();

    crm.losesTheNextAnswer();
    var lead = owner.submits("Marta Velez", "Calder Housing");

    owner.awaitInCrm(lead);
    assertThat(crm.leadsByPortalId(lead)).hasSize(1);
  }

  @Test
  void bad_input_is_answered_with_a_pointer_to_each_fault() {
    var owner = world.partner().owner();
    var bad =
        Json.createObjectBuilder()
            .add("last_name", "")
            .add("company", "x".repeat(201))
            .add("email", "nobody at nowhere")
            .build();

    var refused = owner.trySubmit(bad, UUID.randomUUID().toString());

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("validation-failed");
    assertThat(refused.pointers()).containsExactlyInAnyOrder("/last_name", "/company", "/email");
    assertThat(owner.leads()).isEmpty();
  }

  @Test
  void a_member_nobody_knows_is_refused_by_name() {
    var owner = world.partner().owner();
    var lead =
        Json.createObjectBuilder(Member.lead("Priya Nandakumar", "Fenwick"))
            .add("colour", "green")
            .build();

    var refused = owner.trySubmit(lead, UUID.randomUUID().toString());

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("unknown-property");
    assertThat(refused.pointers()).containsExactly("/colour");
    assertThat(owner.leads()).isEmpty();
  }

  @Test
  void sending_twice_under_one_key_makes_one_lead() {
    var owner = world.partner().owner();
    var key = UUID.randomUUID().toString();
    var lead = Member.lead("Oskar Lindgren", "Ashdown Joinery");

    var first = owner.trySubmit(lead, key);
    var second = owner.trySubmit(lead, key);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(owner.leads()).hasSize(1);
    owner.awaitInCrm(Member.idOf(first));
    assertThat(crm.leadsByPortalId(Member.idOf(first))).hasSize(1);
  }

  @Test
  void a_key_belongs_to_one_lead_and_is_required() {
    var owner = world.partner().owner();
    var key = UUID.randomUUID().toString();
    owner.trySubmit(Member.lead("Marta Velez", "Calder Housing"), key).expect(201);

    assertThat(owner.trySubmit(Member.lead("Marta Velez", "Another Firm"), key).problem())
        .isEqualTo("idempotency-key-reuse");
    assertThat(owner.trySubmit(Member.lead("Marta Velez", "Another Firm"), "short").problem())
        .isEqualTo("invalid-idempotency-key");
    assertThat(
            owner
                .post(
                    "/api/v1/leads",
                    Member.lead("Marta Velez", "Another Firm").toString(),
                    Map.of())
                .problem())
        .isEqualTo("idempotency-key-required");
    assertThat(owner.leads()).hasSize(1);
  }

  @Test
  void a_status_change_in_the_crm_reaches_the_partner_within_five_seconds() {
    var owner = world.partner().owner();
    var lead = owner.submits("Josephine Okafor", "Whitestone Schools");
    var record = crm.leadByPortalId(lead).getString("id");
    owner.awaitInCrm(lead);

    try (var hints = owner.listens()) {
      crm.statusChanged(record, "Contacted");

      hints.await("lead", lead, Duration.ofSeconds(5));
      var seen = owner.awaitStatus(lead, "Contacted", Duration.ofSeconds(5));
      assertThat(seen.getJsonObject("status").getString("stage")).isEqualTo("contacted");
    }
    var newest = owner.timeline(lead).get(0);
    assertThat(newest.getString("kind")).isEqualTo("status");
    assertThat(newest.getString("to")).isEqualTo("Contacted");
    assertThat(newest.getJsonObject("by").getString("name")).isEqualTo(SandboxSystem.DANA);
  }

  @Test
  void what_a_report_claims_is_not_believed() {
    var owner = world.partner().owner();
    var lead = owner.submits("Ruth Halloran", "Tanner Packaging");
    var record = crm.leadByPortalId(lead).getString("id");
    owner.awaitInCrm(lead);
    crm.statusChanged(record, "Contacted");
    owner.awaitStatus(lead, "Contacted", Member.SOON);

    var channel = crm.channelFor("Leads");
    channel
        .reports(record, Json.createObjectBuilder().add("Lead_Status", "Lost Lead").build())
        .expect(200);

    crm.statusChanged(record, "Pre-Qualified");
    owner.awaitStatus(lead, "Pre-Qualified", Member.SOON);
    assertThat(owner.timeline(lead))
        .extracting(entry -> entry.toString())
        .noneMatch(entry -> entry.contains("Lost Lead"));
  }

  @Test
  void a_lead_that_was_deleted_in_the_crm_stays_deleted() {
    var owner = world.partner().owner();
    var lead = owner.submits("Edwin Marsh", "Copperfield Dental");
    var record = crm.leadByPortalId(lead).getString("id");
    owner.awaitInCrm(lead);

    crm.as(SandboxSystem.DANA).deletes("Leads", record);

    Patience.untilTrue(
        "the end of the lead",
        Member.SOON,
        () -> owner.lead(lead).getString("lifecycle").equals("crm_deleted"));
    var later = owner.submits("Priya Nandakumar", "Fenwick Storage");
    owner.awaitInCrm(later);
    assertThat(crm.leadsByPortalId(lead)).isEmpty();
  }

  @Test
  void another_partners_lead_looks_like_none() {
    var mine = world.partner().owner();
    var theirs = world.partner().owner();
    var lead = theirs.submits("Oskar Lindgren", "Ashdown Joinery");

    var foreign = mine.get("/api/v1/leads/" + lead);
    var unknown = mine.get("/api/v1/leads/" + UUID.randomUUID());

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(withoutNames(foreign)).isEqualTo(withoutNames(unknown));
    assertThat(mine.get("/api/v1/leads/" + lead + "/timeline").status()).isEqualTo(404);
    assertThat(mine.leads()).isEmpty();
  }

  private static JsonObject withoutNames(Reply reply) {
    return Json.createObjectBuilder(reply.json()).remove("instance").remove("detail").build();
  }
}
