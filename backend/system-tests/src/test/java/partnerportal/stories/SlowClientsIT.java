package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import partnerportal.systems.LiveHints;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.World;

/** Who sends little by little, too much, or nothing at all does not keep others waiting. */
@PlaysIn.OwnWorld(seconds = 65)
class SlowClientsIT {

  static final Duration WITHIN = Duration.ofSeconds(2);
  static final Duration CUT = Duration.ofSeconds(15);
  static final int STREAMS = 3;

  /** More than the container has threads. */
  static final int MANY = 250;

  @Test
  void the_portal_serves_others_meanwhile() throws Exception {
    var settings =
        Map.of(
            "PORTAL_HTTP_BODY_WITHIN", WITHIN.toString(),
            "PORTAL_HTTP_IDLE", WITHIN.toString(),
            "PORTAL_LIVE_STREAMS_MOST", Integer.toString(STREAMS));
    try (var world = World.of("slow", settings)) {
      var portal = world.portal();
      assertSilentHeadsAreCutOff(portal);
      assertDrippingBodiesAreCutOff(portal, "application/json");
      assertDrippingBodiesAreCutOff(portal, "application/x-www-form-urlencoded");
      assertManyHinderNobody(portal);
      assertFloodIsRefused(portal);
      assertStreamsAreBounded(world);
    }
  }

  private static void assertSilentHeadsAreCutOff(PortalSystem portal) throws IOException {
    for (var head : new String[] {"", "GET /api/v1/jw", "GET /api/v1/jwks HTTP/1.1\r\nHost: x\r\n"})
      try (var client = connected(portal, head)) {
        assertThat(client.getInputStream().readAllBytes()).as(head).isEmpty();
      }
  }

  private static void assertDrippingBodiesAreCutOff(PortalSystem portal, String type)
      throws IOException {
    try (var client = connected(portal, posting(type, 10_000))) {
      var begun = System.nanoTime();

      assertThatThrownBy(
              () ->
                  Patience.untilTrue(
                      "the connection to end",
                      CUT,
                      () -> {
                        client.getOutputStream().write(' ');
                        return false;
                      }))
          .isInstanceOf(IOException.class);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(CUT);
    }
    try (var client = connected(portal, posting(type, 10_000))) {
      assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .as("one that sends nothing more")
          .startsWith("HTTP/1.1 4");
    }
  }

  private static void assertManyHinderNobody(PortalSystem portal) throws IOException {
    var slow = new ArrayList<Socket>();
    try {
      for (var i = 0; i < MANY; i++) slow.add(connected(portal, ""));
      for (var i = 0; i < MANY; i++)
        slow.add(connected(portal, "POST /api/v1/session HTTP/1.1\r\n"));
      var begun = System.nanoTime();

      portal.send("GET", "/api/v1/jwks", Map.of(), null).expect(200);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(WITHIN);

      for (var i = 0; i < MANY; i++)
        slow.add(connected(portal, posting("application/json", 1_000)));
      portal.send("GET", "/api/v1/jwks", Map.of(), null).expect(200);
    } finally {
      for (var client : slow) client.close();
    }
  }

  private static void assertFloodIsRefused(PortalSystem portal) throws IOException {
    for (var flood :
        new String[] {"X-Long: " + "a".repeat(100_000) + "\r\n", "X-Many: a\r\n".repeat(5_000)})
      try (var client = connected(portal, "GET /api/v1/jwks HTTP/1.1\r\nHost: x\r\n")) {
        try {
          client.getOutputStream().write((flood + "\r\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException cutOff) {
          continue;
        }
        assertThat(answer(client)).matches("(HTTP/1.1 4(00|13|31) (?s:.*))?");
      }
    portal.send("GET", "/api/v1/jwks", Map.of(), null).expect(200);
  }

  /** What came before the connection was ended, however it was. */
  private static String answer(Socket client) throws IOException {
    var all = new StringBuilder();
    try {
      for (var c = client.getInputStream().read(); c >= 0; c = client.getInputStream().read())
        all.append((char) c);
    } catch (java.net.SocketTimeoutException stillOpen) {
      throw stillOpen;
    } catch (IOException reset) {
      return all.toString();
    }
    return all.toString();
  }

  private static void assertStreamsAreBounded(World world) {
    var owner = world.partner().owner();
    var streams = new ArrayList<LiveHints>();
    try {
      for (var i = 0; i <= STREAMS; i++) streams.add(owner.listens());

      Patience.untilTrue("the oldest to end", CUT, () -> streams.get(0).ended());
      assertThat(streams.stream().filter(LiveHints::ended)).hasSize(1);
      var lead = owner.submits("Ruth Halloran", "Tanner Packaging");
      streams.get(STREAMS).await("lead", lead, CUT);
    } finally {
      streams.forEach(LiveHints::close);
    }
  }

  private static String posting(String type, int length) {
    return "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: "
        + type
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n{";
  }

  private static Socket connected(PortalSystem portal, String sent) throws IOException {
    var client = new Socket("127.0.0.1", portal.address().getPort());
    client.setSoTimeout((int) CUT.toMillis());
    client.setTcpNoDelay(true);
    client.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
    return client;
  }
}
