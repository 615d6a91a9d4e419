package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import partnerportal.systems.MailSystem;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.World;

/** A person stays who they are and is reached elsewhere. */
@PlaysIn.SharedWorld
class EmailChangeIT {

  static final String PATH = "/api/v1/me/email";
  static final Duration OUT_WITHIN = Duration.ofSeconds(5);

  static final AtomicInteger TESTS = new AtomicInteger();

  /** Of each test its own: what fails here must not slow down who signs in elsewhere. */
  final String from = "198.18.8." + TESTS.incrementAndGet();

  World world = World.shared();
  PortalSystem portal = world.portal();
  MailSystem mailbox = world.mail();

  @Test
  void another_address_is_mine_when_i_opened_the_link_that_was_sent_there() {
    var partner = world.partner();
    var old = partner.email();
    var fresh = "new-" + old;
    var elsewhere = portal.signIn(old, World.PASSWORD);
    elsewhere.me();
    assertThat(ask(partner.owner(), fresh, "not the password").pointers())
        .containsExactly("/password");
    assertThat(
            ask(partner.owner(), old.toUpperCase(java.util.Locale.ROOT), World.PASSWORD).pointers())
        .containsExactly("/email");

    ask(partner.owner(), fresh, World.PASSWORD).expect(202);

    var link = mailbox.await(fresh, "Confirm your new address").link("/portal/email");
    mailbox.await(old, "is about to change");
    assertThat(partner.owner().get(PATH).json().getString("waiting")).isEqualTo(fresh);
    portal.send("GET", link.getPath(), Map.of(), null).expect(200);
    portal.trySignInFrom(from, old, World.PASSWORD).expect(200);
    assertThat(portal.trySignInFrom(from, fresh, World.PASSWORD).status()).isEqualTo(401);

    portal.confirmsEmail(link.getFragment()).expect(204);

    assertThat(portal.confirmsEmail(link.getFragment()).problem())
        .isEqualTo("token-expired-or-used");
    assertThat(portal.trySignInFrom(from, old, World.PASSWORD).status()).isEqualTo(401);
    assertThat(portal.signIn(fresh, World.PASSWORD).company()).isEqualTo(partner.company());
    Patience.untilTrue(
        "other sessions to end", OUT_WITHIN, () -> elsewhere.get("/api/v1/me").status() == 401);
    assertThat(partner.owner().me().getJsonObject("person").getString("email")).isEqualTo(fresh);
    mailbox.await(old, "was changed");
  }

  @Test
  void an_address_somebody_else_has_gets_no_mail_and_the_answer_does_not_tell() {
    var one = world.partner();
    var other = world.partner();
    var before = mailbox.to(other.email()).size();

    var taken = ask(one.owner(), other.email(), World.PASSWORD).expect(202);
    mailbox.await(one.email(), "is about to change");
    var free = ask(one.owner(), "free-" + one.email(), World.PASSWORD).expect(202);
    mailbox.await("free-" + one.email(), "Confirm your new address");

    assertThat(taken.body()).isEqualTo(free.body());
    assertThat(mailbox.to(other.email())).hasSize(before);
  }

  @Test
  void the_owner_of_the_old_address_stops_the_change_by_another_password() {
    var partner = world.partner();
    var fresh = "stopped-" + partner.email();
    ask(partner.owner(), fresh, World.PASSWORD).expect(202);
    var link = mailbox.await(fresh, "Confirm your new address").link("/portal/email");
    portal.asksForReset(partner.email()).expect(202);
    var reset = mailbox.await(partner.email(), "Choose another password").link("/portal/reset");

    portal.resets(reset.getFragment(), WaysInIT.OTHER).expect(204);

    assertThat(portal.confirmsEmail(link.getFragment()).problem())
        .isEqualTo("token-expired-or-used");
    portal.trySignInFrom(from, partner.email(), WaysInIT.OTHER).expect(200);
  }

  @Test
  void a_link_that_was_followed_by_another_or_taken_back_is_dead() {
    var partner = world.partner();
    ask(partner.owner(), "a-" + partner.email(), World.PASSWORD).expect(202);
    var first = mailbox.await("a-" + partner.email(), "Confirm").link("/portal/email");
    ask(partner.owner(), "b-" + partner.email(), World.PASSWORD).expect(202);
    var second = mailbox.await("b-" + partner.email(), "Confirm").link("/portal/email");

    assertThat(portal.confirmsEmail(first.getFragment()).status()).isEqualTo(410);
    partner.owner().delete(PATH).expect(204);
    assertThat(portal.confirmsEmail(second.getFragment()).status()).isEqualTo(410);
    portal.trySignInFrom(from, partner.email(), World.PASSWORD).expect(200);
  }

  private Reply ask(Member member, String email, String password) {
    var body = Json.createObjectBuilder().add("email", email).add("password", password).build();
    return member.post(PATH, body.toString(), Map.of("X-Forwarded-For", from));
  }
}
