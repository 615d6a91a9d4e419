package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import partnerportal.systems.Command;
import partnerportal.systems.Http;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Said;
import partnerportal.systems.World;

/** Keys come and go under two nodes at work, and nobody notices. */
record KeyRotation(World world, PortalSystem other) {

  /** Keys of tokens live twenty seconds, and a master key seals five seconds after it came. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "PORTAL_TOKEN_KEY_LIFE", "PT20S",
          "PORTAL_TOKEN_KEY_AHEAD", "PT5S",
          "PORTAL_KEYS_AHEAD", "PT5S");

  /** These settings and some more. */
  static Map<String, String> with(Map<String, String> more) {
    var all = new HashMap<>(SETTINGS);
    all.putAll(more);
    return all;
  }

  private static final Duration A_WHILE = Duration.ofSeconds(60);

  /** Sealed columns as the database knows them, whatever the code does. */
  private static final String SEALED =
      "select table_name || '.' || column_name from information_schema.columns"
          + " where table_schema = 'public' and data_type = 'bytea'"
          + " and (column_name like '%sealed' or table_name || column_name in ('signing_keysealed'))";

  void tokens() {
    var partner = world.partner();
    var old = partner.owner().token();
    var first = keyOf(old);

    Patience.untilTrue(
        "a token under another key", A_WHILE, () -> !keyOf(tokenOf(partner)).equals(first));

    for (var node : List.of(world.portal(), other)) {
      assertThat(Http.get(node.at("/api/v1/jwks")).body()).contains(first);
      assertThat(node.send("GET", "/api/v1/me", bearer(old), null).status()).isEqualTo(200);
      var fresh = tokenOf(partner);
      assertThat(node.send("GET", "/api/v1/me", bearer(fresh), null).status()).isEqualTo(200);
    }
  }

  void masterKey() throws Exception {
    var partner = world.partner();
    var owner = partner.owner();
    var there = other.signIn(partner.email(), World.PASSWORD);
    var leads = new ArrayList<UUID>();
    for (var i = 0; i < 5; i++) leads.add(owner.submits("Ruth Halloran", "Tanner " + i));
    owner.awaitInCrm(leads.get(0));
    assertThat(under(1)).isPositive();
    var all = new AtomicBoolean();
    var submitting =
        CompletableFuture.supplyAsync(
            () -> {
              var more = new ArrayList<UUID>();
              while (!all.get()) more.add(owner.submits("Edwin Marsh", "Copperfield Dental"));
              return more;
            });

    assertDone(world.portal().runs(Map.of(), "rotate-keys"));
    Patience.untilTrue(
        "everything under the second key",
        A_WHILE,
        () -> {
          readsAll(owner, leads);
          readsAll(there, leads);
          assertThat(world.portal().trySignIn(partner.email(), World.PASSWORD).status())
              .isEqualTo(200);
          return under(1) == 0 && under(2) > 0;
        });
    all.set(true);
    leads.addAll(submitting.get());

    assertThat(world.portal().runs(Map.of(), "rotate-keys", "drop", "1").exit()).isEqualTo(1);
    Patience.untilTrue(
        "the drop of the first key",
        A_WHILE,
        () -> world.portal().runs(Map.of(), "rotate-keys", "drop", "1", "--end-links").exit() == 0);
    Patience.untilTrue("the nodes to know", A_WHILE, this::saysDropped);
    readsAll(owner, leads);
    readsAll(other.signIn(partner.email(), World.PASSWORD), leads);
    for (var lead : leads) owner.awaitInCrm(lead);
    assertThat(world.portal().runs(Map.of(), "verify-audit").exit()).isZero();
    Said.aloud("rotation: leads=" + leads.size() + " under_old_key=" + under(1));
  }

  private static String tokenOf(World.Partner partner) {
    return partner.owner().freshToken().expect(200).json().getString("token");
  }

  private boolean saysDropped() {
    return world.portal().log().contains("has master keys [2] now");
  }

  /** Whatever was submitted is there with what only an open seal shows. */
  private static void readsAll(Member member, List<UUID> leads) {
    for (var lead : leads) {
      var read = member.lead(lead);
      assertThat(read.getString("email")).contains("@");
    }
  }

  private static void assertDone(Command command) {
    assertThat(command.exit()).as("%s", command.said()).isZero();
  }

  /** Values that carry a key. */
  private long under(int key) {
    long sum = 0;
    for (var column : world.postgres().ask(SEALED)) {
      var parts = column.split("\\.");
      var sql =
          "select count(*) from %s where get_byte(%s, 0) = %d".formatted(parts[0], parts[1], key);
      sum += Long.parseLong(world.postgres().ask(sql).get(0));
    }
    return sum;
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  private static String keyOf(String token) {
    var header =
        new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
    return header.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
  }
}
