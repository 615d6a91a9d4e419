package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.World;

/** Passwords are not to be guessed, and nobody is to be shut out by somebody who tries. */
@PlaysIn.SharedWorld
class GuessingIT {

  static final String WRONG = "not the pass phrase";

  World world = World.shared();
  PortalSystem portal = world.portal();

  @Test
  void after_five_failures_an_account_waits_and_then_opens_to_the_right_password() {
    var email = world.partner().email();
    for (var i = 1; i <= 5; i++)
      assertThat(portal.trySignInFrom("198.51.100." + i, email, WRONG).status()).isEqualTo(401);

    var refused = portal.trySignInFrom("198.51.100.6", email, World.PASSWORD);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.problem()).isEqualTo("too-many-attempts");
    assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 4);
    Patience.untilTrue(
        "the door to open",
        Member.SOON,
        () -> portal.trySignInFrom("198.51.100.6", email, World.PASSWORD).status() == 200);
    assertThat(portal.trySignInFrom("198.51.100.6", email, WRONG).status())
        .as("counting has begun anew")
        .isEqualTo(401);
  }

  @Test
  void an_account_nobody_has_waits_alike() {
    var known = fails(5, world.partner().email(), "198.51.101.");
    var unknown = fails(5, "nobody@" + world.companyName().hashCode() + ".example", "198.51.102.");

    assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(429);
    assertThat(withoutInstance(unknown)).isEqualTo(withoutInstance(known));
  }

  @Test
  void an_address_that_tries_many_accounts_waits_and_others_do_not() {
    var email = world.partner().email();
    for (var i = 1; i <= 20; i++)
      portal.trySignInFrom("198.51.103.1", "a" + i + "@x.example", WRONG);

    assertThat(portal.trySignInFrom("198.51.103.1", email, World.PASSWORD).status()).isEqualTo(429);
    assertThat(portal.trySignInFrom("198.51.103.2", email, World.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void a_household_of_addresses_is_one_that_tries_one_password_on_many_accounts() {
    var email = world.partner().email();
    for (var i = 1; i <= 20; i++)
      portal.trySignInFrom(
          "2001:db8:7:1::" + Integer.toHexString(i), "b" + i + "@x.example", WRONG);

    assertThat(portal.trySignInFrom("2001:db8:7:1:ffff::1", email, World.PASSWORD).status())
        .isEqualTo(429);
    assertThat(portal.trySignInFrom("2001:db8:7:2::1", email, World.PASSWORD).status())
        .isEqualTo(200);
  }

  @Test
  void many_guesses_at_once_are_counted_too() throws Exception {
    var email = world.partner().email();
    var guesses = new ArrayList<Callable<Integer>>();
    for (var i = 1; i <= 12; i++) {
      var address = "198.51.104." + i;
      guesses.add(() -> portal.trySignInFrom(address, email, WRONG).status());
    }
    var crowd = Executors.newFixedThreadPool(guesses.size());
    try {
      var compared = new ArrayList<Integer>();
      for (var answer : crowd.invokeAll(guesses))
        if (answer.get() == 401) compared.add(answer.get());

      assertThat(compared).hasSizeLessThanOrEqualTo(5);
    } finally {
      crowd.shutdownNow();
    }
  }

  private Reply fails(int times, String email, String network) {
    for (var i = 1; i <= times; i++) portal.trySignInFrom(network + i, email, WRONG);
    return portal.trySignInFrom(network + 99, email, WRONG);
  }

  private static String withoutInstance(Reply reply) {
    return reply.body().replaceAll("\"instance\":\"[^\"]*\"", "");
  }
}
