package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.World;

/** No answer tells whether anybody has an e-mail address, neither by its bytes nor by its time. */
@PlaysIn.SharedWorld
class SameAnswerIT {

  /** As often as one account may be asked about before it has to wait. */
  private static final int EACH = 5;

  private static final int COLLEAGUES = 12;

  /** A password's hash costs several times as much, and a mail server too. */
  private static final Duration ALIKE = Duration.ofMillis(10);

  private static final AtomicInteger ASKED = new AtomicInteger();

  World world = World.shared();
  PortalSystem portal = world.portal();

  /** A door that takes an address. */
  private interface Door {
    Reply asks(String email);
  }

  @Test
  void the_answers_for_an_address_somebody_has_and_for_one_nobody_has_are_equal() {
    var known = world.partner().email();
    var unknown = "x" + known;

    doors()
        .forEach(
            (name, door) -> {
              var one = door.asks(known);
              var other = door.asks(unknown);

              assertThat(other.status()).as(name).isEqualTo(one.status());
              assertThat(plain(other)).as(name).isEqualTo(plain(one));
              assertThat(headers(other)).as(name).isEqualTo(headers(one));
            });
  }

  @Test
  void they_take_the_same_time() {
    doors()
        .forEach(
            (name, door) -> {
              if (name.equals("password")) return; // by its hashes: SignInTest
              var differences = new ArrayList<Long>();
              for (var email : colleagues(world.partner()))
                for (var i = 0; i < EACH; i++)
                  differences.add(difference(door, email, "x" + email, i % 2 == 0));

              assertThat(Duration.ofNanos(Math.abs(median(differences))))
                  .as(name + ": " + differences)
                  .isLessThan(ALIKE);
            });
  }

  @Test
  void another_address_of_mine_may_be_somebodys_and_i_do_not_learn_it() {
    var owner = world.partner().owner();
    var taken = world.partner().email();

    Door change =
        email ->
            owner.post(
                "/api/v1/me/email",
                Json.createObjectBuilder()
                    .add("email", email)
                    .add("password", World.PASSWORD)
                    .build()
                    .toString(),
                from());
    var one = change.asks(taken);
    var other = change.asks("x" + taken);

    assertThat(other.status()).isEqualTo(one.status()).isEqualTo(202);
    assertThat(plain(other)).isEqualTo(plain(one));
    assertThat(headers(other)).isEqualTo(headers(one));
  }

  private Map<String, Door> doors() {
    return Map.of(
        "password", email -> post("/api/v1/session", email, Map.of("password", "not theirs")),
        "code", email -> post("/api/v1/session", email, Map.of("code", "00000000")),
        "codes", email -> post("/api/v1/session/codes", email, Map.of()),
        "resets", email -> post("/api/v1/password-resets", email, Map.of()));
  }

  private Reply post(String path, String email, Map<String, Object> more) {
    var body = new HashMap<String, Object>(more);
    body.put("email", email);
    return portal.post(path, Json.createObjectBuilder(body).build(), from());
  }

  /** Each time from somewhere else, so that it is not the address that has to wait. */
  private static Map<String, String> from() {
    var n = ASKED.getAndIncrement();
    return Map.of("X-Forwarded-For", "203.0." + n / 250 + "." + n % 250);
  }

  /** People the portal knows, at the price of an invitation. */
  private static List<String> colleagues(World.Partner partner) {
    var emails = new ArrayList<String>();
    for (var i = 0; i < COLLEAGUES; i++) {
      var email = "colleague" + i + partner.email().replaceAll(".*@", "@");
      partner.owner().invites(email, TeamIT.MEMBER);
      emails.add(email);
    }
    return emails;
  }

  private static long difference(Door door, String known, String unknown, boolean knownFirst) {
    var first = took(door, knownFirst ? known : unknown);
    var second = took(door, knownFirst ? unknown : known);
    return knownFirst ? first - second : second - first;
  }

  private static long took(Door door, String email) {
    var begun = System.nanoTime();
    door.asks(email);
    return System.nanoTime() - begun;
  }

  private static long median(List<Long> all) {
    return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
  }

  private static String plain(Reply reply) {
    return reply.body().replaceAll("\"instance\":\"[^\"]*\"", "");
  }

  private static Map<String, List<String>> headers(Reply reply) {
    var all = new HashMap<>(reply.headers().map());
    all.keySet().removeIf(name -> name.equalsIgnoreCase("Date"));
    return all;
  }
}
