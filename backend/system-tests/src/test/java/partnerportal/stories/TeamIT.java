package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import partnerportal.systems.MailSystem;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.World;

/** A partner's people: invited, given roles, shut out, and never without an owner. */
@PlaysIn.SharedWorld
class TeamIT {

  static final Duration OUT_WITHIN = Duration.ofSeconds(5);
  static final String OWNER = "PARTNER_OWNER";
  static final String MANAGER = "PARTNER_MANAGER";
  static final String MEMBER = "PARTNER_MEMBER";

  static final String TO_MEMBER = "{\"role\":\"PARTNER_MEMBER\"}";

  World world = World.shared();
  PortalSystem portal = world.portal();
  MailSystem mailbox = world.mail();

  @Test
  void a_colleague_is_invited_and_comes_in_with_the_role_they_were_given() {
    var partner = world.partner();
    var email = colleagueOf(partner, "tomas.berrin");
    var id = partner.owner().invites(email, MANAGER);
    assertThat(partner.owner().colleague(id).getString("state")).isEqualTo("invited");

    var tomas = portal.activate(mailbox.await(email, "invites you"), World.PASSWORD);

    assertThat(tomas.role()).isEqualTo(MANAGER);
    assertThat(tomas.company()).isEqualTo(partner.company());
    assertThat(partner.owner().colleague(id).getString("name")).isEqualTo("Tomas Berrin");
    assertThat(partner.owner().colleague(id).getString("state")).isEqualTo("active");
    assertThat(partner.owner().tryToInvite(email, MEMBER).status()).isEqualTo(422);
  }

  @Test
  void of_fifty_who_open_one_invitation_at_once_one_comes_in() throws Exception {
    var partner = world.partner();
    var email = colleagueOf(partner, "nadia");
    partner.owner().invites(email, MEMBER);
    var invitation = mailbox.await(email, "invites you");

    var answers = AtOnce.all(50, i -> portal.tryToActivate(invitation, World.PASSWORD));

    assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() >= 500)).isEmpty();
    assertThat(portal.signIn(email, World.PASSWORD).signedIn()).isTrue();
  }

  @Test
  void an_invitation_that_was_sent_again_or_taken_back_has_no_old_link() {
    var partner = world.partner();
    var email = colleagueOf(partner, "moira");
    var id = partner.owner().invites(email, MEMBER);
    var first = mailbox.await(email, "invites you");

    partner.owner().post("/api/v1/members/" + id + "/invitation", "", Map.of()).expect(202);
    var second =
        Patience.until(
            "the second mail",
            Member.SOON,
            () -> mailbox.to(email).stream().filter(m -> !m.id().equals(first.id())).findFirst());
    assertThat(portal.tryToActivate(first, World.PASSWORD).problem())
        .isEqualTo("token-expired-or-used");
    partner.owner().delete("/api/v1/members/" + id + "/invitation").expect(204);

    assertThat(portal.tryToActivate(second, World.PASSWORD).problem())
        .isEqualTo("token-expired-or-used");
    partner.owner().get("/api/v1/members/" + id).expect(404);
    partner.owner().invites(email, MEMBER);
  }

  @Test
  void of_two_owners_who_demote_each_other_at_once_one_stays() throws Exception {
    var partner = world.partner();
    var mira = partner.owner();
    var ines = joins(partner, "ines", OWNER);

    var path = "/api/v1/members/";
    var seenOfInes = etag(mira, ines);
    var seenOfMira = etag(ines, mira);

    var answers =
        AtOnce.all(
            2,
            i ->
                i == 0
                    ? mira.patch(path + ines.membership(), seenOfInes, TO_MEMBER)
                    : ines.patch(path + mira.membership(), seenOfMira, TO_MEMBER));

    assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
    var last =
        Patience.until(
            "one owner",
            OUT_WITHIN,
            () ->
                owner(mira) == owner(ines)
                    ? Optional.empty()
                    : Optional.of(owner(mira) ? mira : ines));
    assertThat(last.changesRole(last.membership(), MANAGER).problem()).isEqualTo("last-owner");
    assertThat(last.delete("/api/v1/members/me").problem()).isEqualTo("last-owner");
  }

  @Test
  void who_is_disabled_is_out_within_seconds_and_leaves_no_open_lead_behind() {
    var partner = world.partner();
    var lena = joins(partner, "lena", MEMBER);
    var lead = lena.submits("Petra Voss", "Pellworth Energy");
    lena.me();
    var path = "/api/v1/members/" + lena.membership() + "/disable";
    var refused = partner.owner().post(path, "{}", Map.of());
    assertThat(refused.pointers()).containsExactly("/leads_to");
    assertThat(lena.signedIn()).isTrue();

    partner
        .owner()
        .post(path, "{\"leads_to\":\"" + partner.owner().membership() + "\"}", Map.of())
        .expect(200);

    Patience.untilTrue(
        "the disabled to be out", OUT_WITHIN, () -> lena.get("/api/v1/me").status() == 401);
    assertThat(portal.trySignIn(emailOf(partner, "lena"), World.PASSWORD).status()).isEqualTo(401);
    assertThat(partner.owner().lead(lead).getJsonObject("owner").getString("name"))
        .isEqualTo("Mira Solberg");
    assertThat(partner.owner().colleague(lena.membership()).getInt("open_leads")).isZero();
    partner
        .owner()
        .post("/api/v1/members/" + lena.membership() + "/enable", "", Map.of())
        .expect(200);
    assertThat(portal.signIn(emailOf(partner, "lena"), World.PASSWORD).signedIn()).isTrue();
  }

  @Test
  void a_manager_invites_members_and_nobody_above() {
    var partner = world.partner();
    var tomas = joins(partner, "tomas", MANAGER);

    assertThat(tomas.tryToInvite(colleagueOf(partner, "a"), OWNER).problem())
        .isEqualTo("forbidden");
    assertThat(tomas.tryToInvite(colleagueOf(partner, "b"), "CRM_ADMIN").status()).isEqualTo(422);
    assertThat(tomas.changesRole(partner.owner().membership(), MEMBER).problem())
        .isEqualTo("forbidden");
    tomas.tryToInvite(colleagueOf(partner, "c"), MEMBER).expect(201);
  }

  @Test
  void a_role_that_was_taken_away_is_gone_although_the_token_still_says_it() {
    var partner = world.partner();
    var tomas = joins(partner, "tomas", MANAGER);
    tomas.get("/api/v1/members").expect(200);

    partner.owner().changesRole(tomas.membership(), MEMBER).expect(200);

    Patience.untilTrue(
        "the manager to be none",
        OUT_WITHIN,
        () -> tomas.get("/api/v1/members").problem().equals("forbidden"));
    assertThat(tomas.me().getString("role")).isEqualTo(MEMBER);
  }

  @Test
  void ownership_moves_when_both_have_said_so() {
    var partner = world.partner();
    var tomas = joins(partner, "tomas", MANAGER);
    tomas.post("/api/v1/ownership-offer/acceptance", "", Map.of()).expect(404);
    partner
        .owner()
        .put("/api/v1/ownership-offer", "{\"member\":\"" + tomas.membership() + "\"}")
        .expect(204);
    assertThat(role(partner.owner(), tomas)).isEqualTo(MANAGER);

    tomas.post("/api/v1/ownership-offer/acceptance", "", Map.of()).expect(204);

    Patience.untilTrue("the new owner", OUT_WITHIN, () -> owner(tomas));
    assertThat(role(tomas, tomas)).isEqualTo(OWNER);
    assertThat(role(tomas, partner.owner())).isEqualTo(MANAGER);
  }

  @Test
  void somebody_who_knows_the_portal_joins_another_partner_and_keeps_the_password() {
    var first = world.partner();
    var second = world.partner();
    second.owner().invites(first.email(), MEMBER);
    var invitation = mailbox.await(first.email(), "invites you");

    var replacing = portal.tryToActivate(invitation, "somebody else's pass phrase");
    assertThat(replacing.problem()).isEqualTo("invalid-credentials");
    portal.tryToJoin(invitation, first.owner()).expect(200);

    var there = portal.signIn(first.email(), World.PASSWORD);
    assertThat(there.company()).as("the one entered last").isEqualTo(second.company());
    assertThat(there.role()).isEqualTo(MEMBER);
    var here = there.switchesTo(first.owner().membership());
    assertThat(here.company()).isEqualTo(first.company());
    assertThat(here.me().getJsonArray("memberships")).hasSize(2);
    Patience.untilTrue(
        "the token of the other to be dead",
        OUT_WITHIN,
        () -> there.get("/api/v1/me").status() == 401);
    assertThat(portal.signIn(first.email(), World.PASSWORD).company()).isEqualTo(first.company());
  }

  @Test
  void who_invites_somebody_known_elsewhere_does_not_learn_what_they_are_called_there() {
    var first = world.partner();
    var second = world.partner();

    var id = second.owner().invites(first.email(), MEMBER);

    var words = first.email().replaceAll("@.*", "");
    assertThat(second.owner().colleague(id).getString("name")).isEqualToIgnoringCase(words);
    assertThat(second.owner().colleague(id).getString("name"))
        .isNotEqualTo(first.owner().me().getJsonObject("person").getString("name"));
  }

  @Test
  void another_partners_member_is_nobody() {
    var mine = world.partner().owner();
    var theirs = world.partner().owner();
    var path = "/api/v1/members/" + theirs.membership();

    assertThat(mine.get(path).problem()).isEqualTo("not-found");
    assertThat(mine.patch(path, "\"1\"", "{\"role\":\"PARTNER_VIEWER\"}").problem())
        .isEqualTo("not-found");
    assertThat(mine.post(path + "/disable", "{}", Map.of()).problem()).isEqualTo("not-found");
    assertThat(mine.delete(path + "/invitation").problem()).isEqualTo("not-found");
    assertThat(
            mine.put("/api/v1/ownership-offer", "{\"member\":\"" + theirs.membership() + "\"}")
                .problem())
        .isEqualTo("not-found");
  }

  private Member joins(World.Partner partner, String name, String role) {
    var email = emailOf(partner, name);
    partner.owner().invites(email, role);
    return portal.activate(mailbox.await(email, "invites you"), World.PASSWORD);
  }

  private static String emailOf(World.Partner partner, String name) {
    return colleagueOf(partner, name);
  }

  private static String colleagueOf(World.Partner partner, String name) {
    return name + partner.email().substring(partner.email().indexOf('@'));
  }

  private static boolean owner(Member member) {
    return member.me().getString("role").equals(OWNER);
  }

  private static String role(Member asked, Member about) {
    JsonObject seen = asked.colleague(about.membership());
    return seen.getString("role");
  }

  private static String etag(Member asked, Member about) {
    return asked
        .get("/api/v1/members/" + about.membership())
        .expect(200)
        .header("ETag")
        .orElseThrow();
  }
}
