package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Authenticator;
import partnerportal.systems.MailSystem;
import partnerportal.systems.Member;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.World;

/** Who wants to be asked for more than a password. */
@PlaysIn.SharedWorld
class SecondFactorIT {

  static final String PATH = "/api/v1/me/second-factor";

  static final AtomicInteger TESTS = new AtomicInteger();

  /** Of each test its own: what fails here must not slow down who signs in elsewhere. */
  final Map<String, String> from = Map.of("X-Forwarded-For", "198.18.7." + TESTS.incrementAndGet());

  World world = World.shared();
  PortalSystem portal = world.portal();
  MailSystem mailbox = world.mail();

  /** Somebody with an app, and the ten codes they wrote down. */
  record Guarded(World.Partner partner, Authenticator app, List<String> codes) {

    Member owner() {
      return partner.owner();
    }

    String email() {
      return partner.email();
    }
  }

  @Test
  void signing_in_asks_for_the_code_of_the_app_and_takes_each_once() {
    var guarded = guarded();
    var email = guarded.email();

    var asked = trySignIn(email, World.PASSWORD);
    assertThat(asked.problem()).isEqualTo("second-factor-required");
    assertThat(asked.header("Set-Cookie")).isEmpty();
    assertThat(trySignIn(email, "not the password").problem()).isEqualTo("invalid-credentials");
    assertThat(trySignIn(email, World.PASSWORD, guarded.app().code(-3)).problem())
        .isEqualTo("invalid-credentials");

    var next = guarded.app().code(1);
    var typed = next.substring(0, 3) + " " + next.substring(3);
    trySignIn(email, World.PASSWORD, typed).expect(200);

    assertThat(trySignIn(email, World.PASSWORD, next).problem())
        .as("the same once more")
        .isEqualTo("invalid-credentials");
    mailbox.await(email, "second step was added");
  }

  @Test
  void the_code_that_switched_it_on_does_not_sign_in() {
    var owner = world.partner();
    var app = begun(owner.owner());
    var code = app.code();
    put(owner.owner(), code).expect(200);

    assertThat(trySignIn(owner.email(), World.PASSWORD, code).problem())
        .isEqualTo("invalid-credentials");
  }

  @Test
  void nothing_is_asked_for_until_a_first_code_was_right() {
    var partner = world.partner();
    assertThat(post(partner.owner(), "", "not the password").pointers())
        .containsExactly("/password");
    var app = begun(partner.owner());

    assertThat(put(partner.owner(), app.code(5)).pointers()).containsExactly("/code");
    trySignIn(partner.email(), World.PASSWORD).expect(200);
    assertThat(partner.owner().get(PATH).expect(200).json().getBoolean("on")).isFalse();

    put(partner.owner(), app.code()).expect(200);
    assertThat(trySignIn(partner.email(), World.PASSWORD).problem())
        .isEqualTo("second-factor-required");
    assertThat(post(partner.owner(), "", World.PASSWORD).problem()).isEqualTo("illegal-transition");
  }

  @Test
  void a_recovery_code_lets_in_once_and_new_ones_end_the_old() {
    var guarded = guarded();
    var email = guarded.email();
    var first = guarded.codes().get(0);

    trySignIn(email, World.PASSWORD, first.toUpperCase(Locale.ROOT)).expect(200);

    assertThat(trySignIn(email, World.PASSWORD, first).status()).isEqualTo(401);
    assertThat(guarded.owner().get(PATH).json().getInt("recovery_codes_left")).isEqualTo(9);
    var fresh = codes(post(guarded.owner(), "/recovery-codes", World.PASSWORD));
    assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(guarded.codes());
    assertThat(trySignIn(email, World.PASSWORD, guarded.codes().get(1)).status()).isEqualTo(401);
    trySignIn(email, World.PASSWORD, fresh.get(1)).expect(200);
  }

  @Test
  void a_code_by_mail_is_the_first_step_and_stays_good_until_the_second() {
    var guarded = guarded();
    portal.asksForCode(guarded.email()).expect(202);
    var code = mailbox.await(guarded.email(), "sign-in code").code();

    assertThat(portal.trySignInWithCode(guarded.email(), code).problem())
        .isEqualTo("second-factor-required");
    var body =
        Json.createObjectBuilder()
            .add("email", guarded.email())
            .add("code", code)
            .add("totp", guarded.codes().get(0))
            .build();

    portal.post("/api/v1/session", body, Map.of()).expect(200);
    assertThat(portal.post("/api/v1/session", body, Map.of()).status()).isEqualTo(401);
  }

  @Test
  void who_guesses_the_second_step_has_to_wait_like_who_guesses_passwords() {
    var guarded = guarded();
    for (var i = 1; i <= 5; i++)
      assertThat(trySignIn(guarded.email(), World.PASSWORD, "00000" + i).status()).isEqualTo(401);

    var refused = trySignIn(guarded.email(), World.PASSWORD, guarded.codes().get(0));

    assertThat(refused.problem()).isEqualTo("too-many-attempts");
    assertThat(refused.header("Retry-After")).isPresent();
  }

  @Test
  void switching_it_off_takes_the_password() {
    var guarded = guarded();
    assertThat(post(guarded.owner(), "/end", "not the password").pointers())
        .containsExactly("/password");
    assertThat(trySignIn(guarded.email(), World.PASSWORD).status()).isEqualTo(401);

    post(guarded.owner(), "/end", World.PASSWORD).expect(204);

    trySignIn(guarded.email(), World.PASSWORD).expect(200);
    mailbox.await(guarded.email(), "was removed");
  }

  @Test
  void somebody_with_a_second_step_joins_another_partner_only_with_it() {
    var guarded = guarded();
    var other = world.partner();
    other.owner().invites(guarded.email(), TeamIT.MEMBER);
    var invitation = mailbox.await(guarded.email(), "invites you");

    assertThat(portal.tryToActivate(invitation, World.PASSWORD).problem())
        .isEqualTo("second-factor-required");
    var body =
        Json.createObjectBuilder()
            .add("token", invitation.activationToken())
            .add("password", World.PASSWORD)
            .add("totp", guarded.codes().get(0))
            .build();
    portal.post("/api/v1/activations", body, Map.of()).expect(200);
  }

  private Reply trySignIn(String email, String password) {
    return trySignIn(email, password, null);
  }

  private Reply trySignIn(String email, String password, String totp) {
    var body = Json.createObjectBuilder().add("email", email).add("password", password);
    if (totp != null) body.add("totp", totp);
    return portal.post("/api/v1/session", body.build(), from);
  }

  private Guarded guarded() {
    var partner = world.partner();
    var app = begun(partner.owner());
    return new Guarded(partner, app, codes(put(partner.owner(), app.code())));
  }

  private Authenticator begun(Member member) {
    var setUp = post(member, "", World.PASSWORD).expect(200).json();
    assertThat(setUp.getString("uri"))
        .startsWith("otpauth://totp/")
        .contains("secret=" + setUp.getString("key"));
    return new Authenticator(setUp.getString("key"));
  }

  private Reply post(Member member, String below, String password) {
    var body = Json.createObjectBuilder().add("password", password).build();
    return member.post(PATH + below, body.toString(), from);
  }

  private static Reply put(Member member, String code) {
    return member.put(PATH, Json.createObjectBuilder().add("code", code).build().toString());
  }

  private static List<String> codes(Reply reply) {
    return reply
        .expect(200)
        .json()
        .getJsonArray("recovery_codes")
        .getValuesAs(JsonString::getString);
  }
}
