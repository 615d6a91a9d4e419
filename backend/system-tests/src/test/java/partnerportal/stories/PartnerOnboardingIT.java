package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import partnerportal.systems.MailSystem;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

@PlaysIn.SharedWorld
class PartnerOnboardingIT {

  World world = World.shared();
  SandboxSystem crm = world.crm();
  MailSystem mailbox = world.mail();
  PortalSystem portal = world.portal();

  @Test
  void an_approved_partner_gets_a_mail_and_can_sign_in_within_seconds() {
    var company = world.companyName();
    var email = World.emailOf(company);
    var partner = crm.partnerApplied(company, "Ines Vantrel", email);

    crm.adminApproves(partner);

    var invitation = mailbox.await(email, "Acme");
    assertThat(invitation.text()).contains(company);
    assertThat(invitation.html()).contains(company);
    portal.activate(invitation, World.PASSWORD);
    var ines = portal.signIn(email, World.PASSWORD);
    assertThat(ines.company()).isEqualTo(company);
    assertThat(ines.role()).isEqualTo("PARTNER_OWNER");
    assertThat(ines.me().getJsonObject("organization").getString("name")).isEqualTo("Acme");
  }

  @Test
  void the_crm_learns_that_the_partner_was_invited_and_is_active() {
    var company = world.companyName();
    var partner = crm.partnerApplied(company, "Ines Vantrel", World.emailOf(company));
    crm.adminApproves(partner);
    var invitation = mailbox.await(World.emailOf(company), "Acme");
    awaitAccess(partner, "Invited");

    portal.activate(invitation, World.PASSWORD);

    awaitAccess(partner, "Active");
    assertThat(crm.record("Partners", partner).orElseThrow().getString("Portal_Partner_Id"))
        .hasSize(36);
  }

  @Test
  void an_approval_that_is_reported_again_sends_no_second_mail() {
    var first = world.partner();

    crm.as(SandboxSystem.DANA)
        .updates(
            "Partners",
            first.crmId(),
            Json.createObjectBuilder().add("Phone", "+44 20 7946 0100").build());
    crm.adminApproves(first.crmId());

    world.partner(); // what was reported before has been read once this one's mail is here
    assertThat(mailbox.to(first.email())).hasSize(1);
    assertThat(first.owner().signedIn()).isTrue();
  }

  @Test
  void an_address_that_comes_after_the_approval_is_written_to() {
    var company = world.companyName();
    var email = World.emailOf(company);
    var partner = crm.partnerApplied(company, "Ines Vantrel", null);
    crm.adminApproves(partner);
    world.partner(); // what was reported before has been read once this one's mail is here

    crm.as(SandboxSystem.DANA)
        .updates("Partners", partner, Json.createObjectBuilder().add("Email", email).build());

    portal.activate(mailbox.await(email, "Acme"), World.PASSWORD);
    assertThat(portal.signIn(email, World.PASSWORD).company()).isEqualTo(company);
  }

  @Test
  void a_corrected_address_gets_the_invitation_and_the_wrong_one_loses_it() {
    var company = world.companyName();
    var right = World.emailOf(company);
    var wrong = right.replace("@", "@typo-");
    var partner = crm.partnerApplied(company, "Ines Vantrel", wrong);
    crm.adminApproves(partner);
    var lost = mailbox.await(wrong, "Acme");

    crm.as(SandboxSystem.DANA)
        .updates("Partners", partner, Json.createObjectBuilder().add("Email", right).build());

    var invitation = mailbox.await(right, "Acme");
    assertThat(portal.tryToActivate(lost, World.PASSWORD).problem())
        .isEqualTo("token-expired-or-used");
    portal.activate(invitation, World.PASSWORD);
    assertThat(portal.signIn(right, World.PASSWORD).company()).isEqualTo(company);
  }

  @Test
  void an_approval_survives_a_crm_that_is_down() {
    var company = world.companyName();
    var partner = crm.partnerApplied(company, "Ines Vantrel", World.emailOf(company));

    crm.outage();
    try {
      crm.adminApproves(partner);
    } finally {
      crm.recover();
    }

    assertThat(mailbox.await(World.emailOf(company), "Acme").text()).contains(company);
  }

  @Test
  void an_approval_survives_a_mail_server_that_is_down() {
    var company = world.companyName();
    var partner = crm.partnerApplied(company, "Ines Vantrel", World.emailOf(company));

    mailbox.outage();
    try {
      crm.adminApproves(partner);
      awaitAccess(partner, "Invited");
    } finally {
      mailbox.recover();
    }

    assertThat(mailbox.await(World.emailOf(company), "Acme").text()).contains(company);
  }

  @Test
  void a_suspended_partner_is_out_and_told_so_after_the_right_password_only() {
    var partner = world.partner();
    partner.owner().get("/api/v1/leads").expect(200);

    crm.partnerStatus(partner.crmId(), "Suspended");

    Patience.untilTrue(
        "the end of the session",
        Member.SOON,
        () -> partner.owner().get("/api/v1/leads").status() / 100 == 4);
    assertThat(portal.trySignIn(partner.email(), World.PASSWORD).problem())
        .isEqualTo("partner-suspended");
    assertThat(portal.trySignIn(partner.email(), "not the pass phrase").problem())
        .isEqualTo("invalid-credentials");
  }

  @Test
  void an_activation_link_works_once() {
    var company = world.companyName();
    crm.adminApproves(crm.partnerApplied(company, "Ines Vantrel", World.emailOf(company)));
    var invitation = mailbox.await(World.emailOf(company), "Acme");
    portal.activate(invitation, World.PASSWORD);

    var again =
        Json.createObjectBuilder()
            .add("token", invitation.activationToken())
            .add("password", "another long phrase");

    var refused = portal.post("/api/v1/activations", again.build(), Map.of());
    assertThat(refused.status()).isEqualTo(410);
    assertThat(refused.problem()).isEqualTo("token-expired-or-used");
    assertThat(portal.previewActivation(invitation.activationToken()).json().getString("state"))
        .isEqualTo("used");
    assertThat(portal.signIn(World.emailOf(company), World.PASSWORD).company()).isEqualTo(company);
  }

  @Test
  void a_weak_password_leaves_the_link_usable() {
    var company = world.companyName();
    crm.adminApproves(crm.partnerApplied(company, "Ines Vantrel", World.emailOf(company)));
    var invitation = mailbox.await(World.emailOf(company), "Acme");
    var weak =
        Json.createObjectBuilder()
            .add("token", invitation.activationToken())
            .add("password", "short");

    var refused = portal.post("/api/v1/activations", weak.build(), Map.of());

    assertThat(refused.problem()).isEqualTo("weak-password");
    assertThat(portal.activate(invitation, World.PASSWORD).company()).isEqualTo(company);
  }

  private void awaitAccess(String partner, String word) {
    Patience.untilTrue(
        "Portal_Access " + word,
        Member.SOON,
        () ->
            word.equals(
                crm.record("Partners", partner).orElseThrow().getString("Portal_Access", "")));
  }
}
