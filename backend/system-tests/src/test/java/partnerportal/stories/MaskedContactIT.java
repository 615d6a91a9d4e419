package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.Member;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.Reply;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/** Who may know of a lead, and not how to reach the person. */
@PlaysIn.SharedWorld
class MaskedContactIT {

  static final List<String> SECRETS =
      List.of(
          "ruth.halloran@",
          "ruth@home.example",
          "+44 20 7946 0",
          "+44 161 496 0000",
          "replace what they have",
          "A quiet press");

  World world = World.shared();
  World.Partner partner = world.partner();
  Member owner = partner.owner();
  UUID lead = lead();

  @Test
  void a_viewer_of_the_partner_sees_leads_without_contact_data() {
    var viewer = viewer();
    var path = "/api/v1/leads/" + lead;

    var seen = viewer.get(path);
    assertMasked(seen);
    assertThat(seen.json().getString("name")).isEqualTo("Ruth Halloran");
    assertThat(seen.json().getString("email")).isEqualTo("r…@home.example");
    assertThat(seen.json().getString("phone")).isEqualTo("… 00");
    assertThat(seen.json().getString("need")).isEqualTo("…");
    assertThat(seen.json().getBoolean("editable")).isFalse();

    assertMasked(viewer.get("/api/v1/leads"));
    assertMasked(viewer.get(path + "/state?at=" + Instant.now().plusSeconds(60)));
    var history = viewer.get(path + "/timeline");
    assertMasked(history);
    assertThat(history.items())
        .filteredOn(line -> line.getString("field", "").equals("email"))
        .singleElement()
        .satisfies(line -> assertThat(line.getString("to")).isEqualTo("r…@home.example"));

    assertThat(viewer.tryEdit(lead, "\"1\"", patch("need", "x")).status()).isEqualTo(403);
  }

  @Test
  void who_only_reads_in_the_crm_sees_no_contact_data_either() {
    var rita = new CrmPanel(world.portal(), world.crm(), SandboxSystem.RITA);
    var token = rita.signsIn();
    var ours = owner.me().getJsonObject("partner").getString("id");

    var list = rita.get("/api/v1/admin/leads?partner=" + ours, token);
    assertMasked(list);
    assertThat(list.items()).hasSize(1);
    assertMasked(rita.get("/api/v1/admin/sync/records/lead/" + lead, token));
    var partners = rita.get("/api/v1/admin/partners?crm_id=" + partner.crmId(), token);
    assertThat(partners.expect(200).body()).contains("m…@").doesNotContain(partner.email());
  }

  @Test
  void who_works_with_leads_sees_all_of_it() {
    assertThat(owner.lead(lead).getString("email")).isEqualTo("ruth@home.example");
    assertThat(owner.timeline(lead).toString()).contains("A quiet press", "+44 161 496 0000");
  }

  /** With every kind of contact data, and an older value of each. */
  private UUID lead() {
    var id = owner.submits("Ruth Halloran", "Tanner Packaging");
    owner.edits(id, "need", "A quiet press");
    owner.edits(id, "phone", "+44 161 496 0000");
    owner.edits(id, "email", "ruth@home.example");
    return id;
  }

  private Member viewer() {
    var email = "viewer@" + UUID.randomUUID() + ".example";
    owner.invites(email, "PARTNER_VIEWER");
    return world.portal().activate(world.mail().await(email, "invites you"), World.PASSWORD);
  }

  private static JsonObject patch(String field, String value) {
    return Json.createObjectBuilder().add(field, value).build();
  }

  private static void assertMasked(Reply reply) {
    assertThat(reply.expect(200).body()).doesNotContain(SECRETS);
  }
}
