package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.PublicForm;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

@PlaysIn.SharedWorld
class PublicFormIT {

  static final URI WEBSITE = URI.create("https://www.harbour-lane.example");

  World world = World.shared();
  SandboxSystem crm = world.crm();
  PortalSystem portal = world.portal();

  @Test
  void a_form_is_closed_until_its_owner_opens_it() {
    var owner = world.partner().owner();

    var form = owner.form();

    assertThat(form.getString("state")).isEqualTo("closed");
    assertThat(new PublicForm(portal, form.getString("key"), WEBSITE).opens().problem())
        .isEqualTo("form-closed");
  }

  @Test
  void a_visitors_lead_is_in_the_partners_list_and_in_the_crm() {
    var partner = world.partner();
    var form = new PublicForm(portal, partner.owner().opensForm(WEBSITE), WEBSITE);
    var opened = form.opens();
    assertThat(opened.json().getJsonObject("partner").getString("name"))
        .isEqualTo(partner.company());
    assertThat(opened.header("Access-Control-Allow-Origin")).hasValue(WEBSITE.toString());
    assertThat(opened.header("Access-Control-Allow-Credentials")).isEmpty();

    var company = partner.company() + " Visitor";
    var sent = form.sends("Nadia Brandt", company);

    assertThat(sent.status()).isEqualTo(202);
    assertThat(sent.json().getJsonObject("receipt").getString("number")).isNotBlank();
    var row = partner.owner().leads().get(0);
    assertThat(row.getString("company")).isEqualTo(company);
    assertThat(row.getString("channel")).isEqualTo("form");
    var lead = partner.owner().awaitInCrm(UUID.fromString(row.getString("id")));
    var record = crm.record("Leads", lead.getString("crm_id")).orElseThrow();
    assertThat(record.getString("Last_Name")).isEqualTo("Brandt");
    assertThat(record.getJsonObject("Partner").getString("id")).isEqualTo(partner.crmId());
  }

  @Test
  void another_website_cannot_use_the_form() {
    var owner = world.partner().owner();
    var key = owner.opensForm(WEBSITE);
    var token = new PublicForm(portal, key, WEBSITE).opens().expect(200).json().getString("token");

    var foreign = new PublicForm(portal, key, URI.create("https://elsewhere.example"));

    assertThat(foreign.opens().problem()).isEqualTo("origin-not-allowed");
    assertThat(foreign.sends(token, "Nadia Brandt", "Brandt Ltd").problem())
        .isEqualTo("origin-not-allowed");
    assertThat(owner.leads()).isEmpty();
  }

  @Test
  void a_token_of_another_form_is_refused() {
    var one = world.partner().owner();
    var other = world.partner().owner();
    var token =
        new PublicForm(portal, other.opensForm(WEBSITE), WEBSITE).opens().json().getString("token");

    var refused =
        new PublicForm(portal, one.opensForm(WEBSITE), WEBSITE)
            .sends(token, "Nadia Brandt", "Brandt Ltd");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("form-token-invalid");
    assertThat(one.leads()).isEmpty();
  }

  @Test
  void one_address_sends_a_form_fifty_times_in_ten_seconds() {
    var owner = world.partner().owner();
    var key = owner.opensForm(WEBSITE);
    var flood = new PublicForm(portal, key, WEBSITE, "198.18.41.1");
    var token = flood.opens().expect(200).json().getString("token");

    for (var i = 0; i < 50; i++) flood.sends("made.up", "Nadia Brandt", "Brandt Ltd").expect(403);
    var held = flood.sends(token, "Nadia Brandt", "Brandt Ltd");

    assertThat(held.status()).isEqualTo(429);
    assertThat(held.problem()).isEqualTo("rate-limited");
    assertThat(Integer.parseInt(held.header("Retry-After").orElseThrow())).isBetween(1, 10);
    assertThat(owner.leads()).isEmpty();
    new PublicForm(portal, key, WEBSITE, "198.18.41.2")
        .sends(token, "Nadia Brandt", "Brandt Ltd")
        .expect(202);
    var others = world.partner().owner().opensForm(WEBSITE);
    new PublicForm(portal, others, WEBSITE, "198.18.41.1")
        .sends("Nadia Brandt", "Brandt Ltd")
        .expect(202);
  }

  @Test
  void a_browser_may_ask_first() {
    var key = world.partner().owner().opensForm(WEBSITE);

    var answer =
        portal.send(
            "OPTIONS",
            "/api/v1/forms/" + key + "/leads",
            Map.of(
                "Origin", WEBSITE.toString(),
                "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "content-type,idempotency-key"),
            null);

    assertThat(answer.status()).isBetween(200, 204);
    assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(WEBSITE.toString());
  }

  @Test
  void nobody_knows_a_form_that_does_not_exist() {
    assertThat(new PublicForm(portal, "no-such-form", WEBSITE).opens().problem())
        .isEqualTo("not-found");
  }
}
