package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.Member;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.Reply;
import partnerportal.systems.Repository;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/** People find their leads again by what they remember of them. */
@PlaysIn.SharedWorld
class LeadSearchIT {

  static final String NUMBER = "+44 20 7946 0148";

  World world = World.shared();
  World.Partner partner = world.partner();
  Member owner = partner.owner();

  @Test
  void a_lead_is_found_by_name_company_number_address_and_phone() {
    var holt = submits("Maren", "Holt", "Oakmere Foods", "m.holt@oakmere.example", NUMBER);
    var otto = submits("Otto", "Lensing", "Brackwater Marine", "otto@oakmere.example", null);

    assertThat(found(owner, "holt")).containsExactly(holt);
    assertThat(found(owner, "MARINE otto")).containsExactly(otto);
    assertThat(found(owner, "ren oak")).containsExactly(holt);
    assertThat(found(owner, owner.lead(otto).getString("number"))).containsExactly(otto);
    assertThat(found(owner, "M.Holt@oakmere.EXAMPLE ")).containsExactly(holt);
    assertThat(found(owner, "oakmere.example")).isEmpty();
    assertThat(found(owner, "0044 (20) 7946-0148")).containsExactly(holt);
    assertThat(found(owner, "7946 0148")).isEmpty();
    assertThat(found(owner, "%")).isEmpty();
    assertThat(found(owner, "nobody")).isEmpty();
  }

  @Test
  void what_is_edited_is_found_as_it_is_now() {
    var holt = submits("Maren", "Holt", "Oakmere Foods", "m.holt@oakmere.example", NUMBER);

    owner.edits(holt, "last_name", "Castell");
    owner.edits(holt, "email", "maren@castell.example");
    owner.edits(holt, "phone", "+44 161 496 0000");

    assertThat(found(owner, "holt")).isEmpty();
    assertThat(found(owner, "m.holt@oakmere.example")).isEmpty();
    assertThat(found(owner, NUMBER)).isEmpty();
    assertThat(found(owner, "castell")).containsExactly(holt);
    assertThat(found(owner, "maren@castell.example")).containsExactly(holt);
    assertThat(found(owner, "+441614960000")).containsExactly(holt);
  }

  @Test
  void nobody_finds_what_they_may_not_see() {
    var holt = submits("Maren", "Holt", "Oakmere Foods", "m.holt@oakmere.example", NUMBER);
    var neighbour = world.partner().owner();
    var member = joins("PARTNER_MEMBER");

    for (var text : List.of("holt", "oakmere", "m.holt@oakmere.example", NUMBER)) {
      assertThat(found(neighbour, text)).as(text).isEmpty();
      assertThat(found(member, text)).as(text + " by who sees their own").isEmpty();
      assertThat(found(owner, text)).as(text).containsExactly(holt);
    }
  }

  @Test
  void who_sees_contact_data_masked_cannot_confirm_it() {
    var holt = submits("Maren", "Holt", "Oakmere Foods", "m.holt@oakmere.example", NUMBER);
    var viewer = joins("PARTNER_VIEWER");

    assertThat(found(viewer, "holt")).containsExactly(holt);
    assertThat(found(viewer, "m.holt@oakmere.example")).isEmpty();
    assertThat(found(viewer, NUMBER)).isEmpty();

    var ours = owner.me().getJsonObject("partner").getString("id");
    var jonas = new CrmPanel(world.portal(), world.crm(), SandboxSystem.JONAS);
    world.crm().looksAfter(SandboxSystem.JONAS, partner.crmId());
    LookedAfterIT.awaitReach(jonas, jonas.signsIn(), partner.crmId(), true);
    assertThat(inTheCrm(SandboxSystem.RITA, "m.holt@oakmere.example", ours)).isEmpty();
    assertThat(inTheCrm(SandboxSystem.RITA, "holt", ours)).containsExactly(holt);
    assertThat(inTheCrm(SandboxSystem.JONAS, "m.holt@oakmere.example", ours)).containsExactly(holt);
    assertThat(inTheCrm(SandboxSystem.JONAS, "holt", null)).contains(holt);
    var another = world.partner().owner().me().getJsonObject("partner").getString("id");
    assertThat(inTheCrm(SandboxSystem.DANA, "holt", another)).isEmpty();
  }

  @Test
  void more_than_a_page_is_found_page_by_page_newest_change_first() {
    var first = submits("Maren", "Holt", "Oakmere Foods", null, null);
    var second = submits("Otto", "Holt", "Oakmere Marine", null, null);
    submits("Otto", "Lensing", "Brackwater", null, null);
    var third = submits("Wren", "Castell", "Holt and Sons", null, null);
    for (var id : List.of(first, second, third)) owner.awaitInCrm(id);
    owner.edits(first, "country", "Norway");

    var one = search(owner, asked("holt").add("limit", 2).build()).expect(200);
    var next = one.json().getString("next");
    var rest = search(owner, asked("holt").add("limit", 2).add("cursor", next).build()).expect(200);

    assertThat(ids(one)).hasSize(2).startsWith(first);
    assertThat(ids(rest)).hasSize(1);
    assertThat(List.of(ids(one).get(0), ids(one).get(1), ids(rest).get(0)))
        .containsExactlyInAnyOrder(first, second, third);
    assertThat(rest.json().get("next")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void what_cannot_be_looked_for_is_refused_and_nothing_of_it_is_told() throws IOException {
    var secret = "Quillmark-" + UUID.randomUUID();
    var far = secret + "x".repeat(100);

    assertThat(search(owner, asked("  ").build()).problem()).isEqualTo("validation-failed");
    var refused = search(owner, asked(far).build());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).doesNotContain(secret).contains("/q");
    assertThat(search(owner, asked("a").add("limit", 0).build()).status()).isEqualTo(400);
    assertThat(search(owner, asked("a").add("cursor", "x").build()).status()).isEqualTo(400);
    assertThat(search(owner, asked("a").add("partner", "x").build()).problem())
        .isEqualTo("unknown-property");
    assertThat(owner.get("/api/v1/leads?q=" + secret).body()).doesNotContain(secret);
    found(owner, secret);

    var log = Repository.here().scratch("world-shared").resolve("portal/portal.log");
    assertThat(Files.readString(log)).doesNotContain(secret);
  }

  private UUID submits(String first, String last, String company, String email, String phone) {
    var lead =
        Json.createObjectBuilder()
            .add("first_name", first)
            .add("last_name", last)
            .add("company", company);
    if (email != null) lead.add("email", email);
    if (phone != null) lead.add("phone", phone);
    return Member.idOf(owner.trySubmit(lead.build(), UUID.randomUUID().toString()).expect(201));
  }

  private Member joins(String role) {
    var email = role.toLowerCase(java.util.Locale.ROOT) + "@" + UUID.randomUUID() + ".example";
    owner.invites(email, role);
    return world.portal().activate(world.mail().await(email, "invites you"), World.PASSWORD);
  }

  private List<UUID> inTheCrm(String person, String text, String ofPartner) {
    var panel = new CrmPanel(world.portal(), world.crm(), person);
    var asked = asked(text);
    if (ofPartner != null) asked.add("partner", ofPartner);
    return ids(
        panel
            .send("POST", "/api/v1/admin/leads/search", panel.signsIn(), asked.build())
            .expect(200));
  }

  private static List<UUID> found(Member by, String text) {
    return ids(search(by, asked(text).build()).expect(200));
  }

  private static Reply search(Member by, JsonObject asked) {
    return by.post("/api/v1/leads/search", asked.toString(), Map.of());
  }

  private static jakarta.json.JsonObjectBuilder asked(String text) {
    return Json.createObjectBuilder().add("q", text);
  }

  private static List<UUID> ids(Reply reply) {
    return reply.items().stream().map(lead -> UUID.fromString(lead.getString("id"))).toList();
  }
}
