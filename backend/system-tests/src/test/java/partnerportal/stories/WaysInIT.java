package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Mail;
import partnerportal.systems.MailSystem;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.World;

/** In by a code, back in by a reset, and out again from afar. */
@PlaysIn.SharedWorld
class WaysInIT {

  static final String OTHER = "another long pass phrase";
  static final Duration OUT_WITHIN = Duration.ofSeconds(5);

  World world = World.shared();
  PortalSystem portal = world.portal();
  MailSystem mailbox = world.mail();

  @Test
  void a_code_by_mail_lets_in_once() {
    var email = world.partner().email();
    portal.asksForCode(email).expect(202);
    var code = mailbox.await(email, "sign-in code").code();

    assertThat(portal.signInWithCode(email, code).signedIn()).isTrue();

    assertThat(portal.trySignInWithCode(email, code).problem()).isEqualTo("invalid-credentials");
  }

  @Test
  void of_two_codes_only_the_newer_is_good() {
    var email = world.partner().email();
    portal.asksForCode(email).expect(202);
    var first = mailbox.await(email, "sign-in code");
    portal.asksForCode(email).expect(202);
    var second = another(email, first);

    assertThat(portal.trySignInWithCode(email, first.code()).status()).isEqualTo(401);
    assertThat(portal.trySignInWithCode(email, second.code()).status()).isEqualTo(200);
  }

  @Test
  void of_many_who_enter_a_code_at_once_one_gets_in() throws Exception {
    var email = world.partner().email();
    portal.asksForCode(email).expect(202);
    var code = mailbox.await(email, "sign-in code").code();
    var crowd = Executors.newFixedThreadPool(8);
    try {
      var entering = new ArrayList<Callable<Integer>>();
      for (var i = 0; i < 8; i++)
        entering.add(() -> portal.trySignInWithCode(email, code).status());
      var in = new ArrayList<Integer>();
      for (var answer : crowd.invokeAll(entering)) if (answer.get() == 200) in.add(answer.get());

      assertThat(in).hasSize(1);
    } finally {
      crowd.shutdownNow();
    }
  }

  @Test
  void asking_tells_nothing_about_who_is_known_and_writes_only_to_them() {
    var known = world.partner().email();
    var unknown = "nobody@" + known.replaceAll(".*@", "no-");

    for (var ask : new String[] {"/api/v1/session/codes", "/api/v1/password-resets"}) {
      var one = ask(ask, known);
      var other = ask(ask, unknown);
      assertThat(other.status()).isEqualTo(one.status()).isEqualTo(202);
      assertThat(other.body()).isEqualTo(one.body());
      assertThat(other.headers().map().keySet()).isEqualTo(one.headers().map().keySet());
    }

    mailbox.await(known, "Choose another password");
    assertThat(mailbox.to(unknown)).isEmpty();
  }

  @Test
  void too_many_mails_to_one_address_have_to_wait_whether_anybody_has_it() {
    var known = world.partner().email();
    for (var email : new String[] {known, "nobody@" + known.replaceAll(".*@", "many-")}) {
      for (var i = 1; i <= 5; i++) portal.asksForCode(email).expect(202);

      var refused = portal.asksForReset(email);

      assertThat(refused.problem()).isEqualTo("rate-limited");
      assertThat(refused.header("Retry-After")).isPresent();
    }
  }

  @Test
  void a_forgotten_password_is_replaced_once_and_nobody_stays_in() {
    var partner = world.partner();
    portal.asksForReset(partner.email()).expect(202);
    var link = mailbox.await(partner.email(), "Choose another password").link("/portal/reset");
    portal.send("GET", link.getPath(), Map.of(), null).expect(200);
    portal.send("HEAD", link.getPath(), Map.of(), null).expect(200);

    assertThat(portal.resets(link.getFragment(), "short").problem()).isEqualTo("weak-password");
    portal.resets(link.getFragment(), OTHER).expect(204);

    assertThat(portal.resets(link.getFragment(), OTHER).problem())
        .isEqualTo("token-expired-or-used");
    assertThat(partner.owner().signedIn()).isFalse();
    assertThat(portal.trySignIn(partner.email(), World.PASSWORD).status()).isEqualTo(401);
    assertThat(portal.signIn(partner.email(), OTHER).company()).isEqualTo(partner.company());
    mailbox.await(partner.email(), "was changed");
  }

  @Test
  void a_made_up_link_resets_nothing() {
    var id = "018f0000-0000-7000-8000-000000000000";

    for (var token : new String[] {"x", id + ".x", id + "." + "A".repeat(43), "a.b.c"})
      assertThat(portal.resets(token, OTHER).problem()).isEqualTo("token-expired-or-used");
  }

  @Test
  void a_session_ended_from_another_is_out_everywhere_within_seconds() {
    var partner = world.partner();
    var here = portal.signIn(partner.email(), World.PASSWORD);
    var there = partner.owner();
    there.me();
    var sessions = here.get("/api/v1/me/sessions").expect(200).items();
    assertThat(sessions).hasSize(2);
    assertThat(sessions.stream().filter(s -> s.getBoolean("current"))).hasSize(1);
    var other = sessions.stream().filter(s -> !s.getBoolean("current")).findFirst().orElseThrow();
    assertThat(other.getString("network")).endsWith("/24");

    here.delete("/api/v1/me/sessions/" + other.getString("id")).expect(204);

    Patience.untilTrue("the other to be out", OUT_WITHIN, () -> refused(there));
    assertThat(there.signedIn()).isFalse();
    assertThat(here.get("/api/v1/me").status()).isEqualTo(200);
    assertThat(here.get("/api/v1/me/sessions").items()).hasSize(1);
    assertThat(here.get("/api/v1/me/sign-ins").items())
        .extracting(WaysInIT::ended)
        .containsExactly(false, true);
    here.delete("/api/v1/me/sessions/" + other.getString("id")).expect(204);
  }

  @Test
  void somebody_elses_session_is_nobodys() {
    var mine = world.partner().owner();
    var theirs = world.partner().owner();
    var id = theirs.get("/api/v1/me/sessions").items().get(0).getString("id");

    assertThat(mine.delete("/api/v1/me/sessions/" + id).problem()).isEqualTo("not-found");
    assertThat(theirs.signedIn()).isTrue();
  }

  private Reply ask(String path, String email) {
    return path.endsWith("codes") ? portal.asksForCode(email) : portal.asksForReset(email);
  }

  private Mail another(String email, Mail than) {
    return Patience.until(
        "another code",
        Member.SOON,
        () ->
            mailbox.to(email).stream()
                .filter(mail -> mail.subject().equals(than.subject()))
                .filter(mail -> !mail.id().equals(than.id()))
                .findFirst());
  }

  private static boolean refused(Member member) {
    return member.get("/api/v1/me").status() == 401;
  }

  private static boolean ended(JsonObject signIn) {
    return !signIn.isNull("ended_at") && signIn.containsKey("ended_at");
  }
}
