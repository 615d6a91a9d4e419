package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.LiveHints;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.Picture;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.Repository;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/** Somebody of the organisation looks at a partner's portal, and can do nothing but look. */
@PlaysIn.SharedWorld
class ViewAsPartnerIT {

  static final String NOBODY = "0198c0de-0000-7000-8000-00000000c0de";
  static final String REASON = "Mira asked why a lead is missing";

  /** What a look may read; every other operation is none of its business. */
  static final Set<String> SHOWN =
      Set.of(
          "/api/v1/me",
          "/api/v1/live",
          "/api/v1/leads",
          "/api/v1/leads/{id}",
          "/api/v1/leads/{id}/state",
          "/api/v1/leads/{id}/timeline",
          "/api/v1/lead-forms",
          "/api/v1/lead-forms/{id}",
          "/api/v1/members",
          "/api/v1/members/{id}",
          "/api/v1/members/roles",
          "/api/v1/partner/logo");

  static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  World world = World.shared();
  PortalSystem portal = world.portal();
  World.Partner partner = world.partner();
  Member owner = partner.owner();
  CrmPanel dana = new CrmPanel(portal, world.crm(), SandboxSystem.DANA);
  String danas = dana.signsIn();
  String views = "/api/v1/admin/partners/" + idOfPartner() + "/views";

  /** An operation of the API description. */
  record Operation(String method, String path, String access, String type, String body) {

    boolean reads() {
      return method.equals("GET");
    }

    String address() {
      return path.replaceAll("\\{[a-z_]+}", NOBODY);
    }
  }

  @Test
  void nothing_can_be_changed_by_any_operation_there_is() {
    var token = open();
    var wrong = new ArrayList<String>();
    var writes = operations().stream().filter(one -> !one.reads()).toList();

    for (var operation : writes) {
      var headers = new LinkedHashMap<>(bearer(token));
      headers.put("Content-Type", operation.type());
      headers.put("Idempotency-Key", "look");
      headers.put("If-Match", "\"1\"");
      var reply = portal.send(operation.method(), operation.address(), headers, operation.body());
      if (reply.status() != 403 || !reply.problem().equals("read-only-view"))
        wrong.add(operation + ": " + reply);
    }

    assertThat(writes).hasSizeGreaterThan(40);
    assertThat(wrong).isEmpty();
  }

  @Test
  void what_is_read_is_the_partners_and_what_is_a_persons_own_is_not_shown() {
    owner.setsLogo(Picture.png(8, 8, 0x2040d0)).expect(200);
    var token = open();
    var wrong = new ArrayList<String>();

    for (var operation : operations())
      if (operation.reads() && operation.access().startsWith("{")) {
        if (operation.path().endsWith("/live")) continue;
        var reply = get(token, operation.address() + query(operation.path()));
        var shown = SHOWN.contains(operation.path());
        var named = operation.path().contains("{id}");
        if (reply.status() != (!shown ? 403 : named ? 404 : 200))
          wrong.add(operation + ": " + reply);
      }

    assertThat(wrong).isEmpty();
  }

  @Test
  void a_look_shows_the_partners_leads_and_people_without_contact_data() {
    var lead = owner.submits("Ruth Halloran", "Tanner Packaging");
    var token = open();

    var me = get(token, "/api/v1/me").expect(200).json();
    assertThat(me.getJsonObject("partner").getString("name")).isEqualTo(partner.company());
    assertThat(me.getJsonObject("view").getString("by")).isEqualTo(SandboxSystem.DANA);
    assertThat(me.getJsonObject("view").getString("reason")).isEqualTo(REASON);
    assertThat(me.getJsonArray("can").toString()).doesNotContain("CREATE", "EDIT", "INVITE");
    var seen = get(token, "/api/v1/leads/" + lead).expect(200).json();
    assertThat(seen.getString("name")).isEqualTo("Ruth Halloran");
    assertThat(seen.getString("email")).isEqualTo("r…@tannerpackaging.example");
    assertThat(seen.getBoolean("editable")).isFalse();
    var team = get(token, "/api/v1/members").expect(200);
    assertThat(team.body()).doesNotContain(partner.email());
    assertThat(team.items()).allSatisfy(one -> assertThat(one.getJsonArray("can")).isEmpty());
  }

  @Test
  void a_lead_of_another_partner_is_not_there() {
    var other = world.partner().owner().submits("Edwin Marsh", "Copperfield Dental");

    assertThat(get(open(), "/api/v1/leads/" + other).status()).isEqualTo(404);
  }

  @Test
  void who_may_not_look_is_refused_and_so_is_a_look_without_a_reason() {
    var rita = new CrmPanel(portal, world.crm(), SandboxSystem.RITA);
    assertThat(rita.send("POST", views, rita.signsIn(), wish(REASON)).status()).isEqualTo(403);
    var jonas = new CrmPanel(portal, world.crm(), SandboxSystem.JONAS);
    assertThat(jonas.send("POST", views, jonas.signsIn(), wish(REASON)).status())
        .as("who looks after other partners")
        .isEqualTo(404);
    for (var reason : List.of("", "    ", "why", "  why   ", "x".repeat(301)))
      assertThat(dana.send("POST", views, danas, wish(reason)).pointers()).containsOnly("/reason");
    var foreign = "/api/v1/admin/partners/" + NOBODY + "/views";
    assertThat(dana.send("POST", foreign, danas, wish(REASON)).status()).isEqualTo(404);
  }

  @Test
  void the_hand_over_is_taken_once_and_its_cookie_opens_no_other_door() {
    var handOver = handOver();

    var cookie = take(handOver).expect(204).header("Set-Cookie").orElseThrow().split(";")[0];

    assertThat(take(handOver).problem()).isEqualTo("token-expired-or-used");
    var asPortals = Map.of("Cookie", "pp=" + cookie.substring(cookie.indexOf('=') + 1));
    assertThat(post("/api/v1/session/token", asPortals).status()).isEqualTo(401);
    assertThat(post("/api/v1/session/token", Map.of("Cookie", cookie)).status()).isEqualTo(401);
    assertThat(
            portal
                .send(
                    "PUT",
                    "/api/v1/session",
                    json(asPortals),
                    "{\"membership\":\"" + owner.membership() + "\"}")
                .status())
        .isEqualTo(401);
    var own = post("/api/v1/view/token", Map.of("Cookie", owner.cookie()));
    assertThat(own.status()).as("a session is no look either").isEqualTo(401);
  }

  @Test
  void asking_for_tokens_prolongs_nothing_and_none_outlives_the_look() {
    var cookie = cookie();
    shorten("now() + interval '90 seconds'");

    var minted = post("/api/v1/view/token", Map.of("Cookie", cookie)).expect(200).json();

    assertThat(minted.getInt("expires_in")).isBetween(1, 90);
    shorten("now()");
    assertThat(post("/api/v1/view/token", Map.of("Cookie", cookie)).status()).isEqualTo(401);
    refusedSoon(minted.getString("token"));
  }

  @Test
  void who_leaves_is_out_and_the_stream_ends_too() {
    var cookie = cookie();
    var token = token(cookie);
    var stream = LiveHints.open(portal.at("/api/v1/live"), bearer(token));
    stream.await("lead", owner.submits("Ruth Halloran", "Tanner Packaging"), Member.SOON);

    portal.send("DELETE", "/api/v1/view", json(Map.of("Cookie", cookie)), null).expect(204);

    Patience.untilTrue("the end of the stream", Member.SOON, stream::ended);
    refusedSoon(token);
    assertThat(post("/api/v1/view/token", Map.of("Cookie", cookie)).status()).isEqualTo(401);
  }

  @Test
  void the_administrator_ends_a_look() {
    var token = open();
    var view = dana.get(views, danas).expect(200).items().get(0);
    assertThat(view.getString("by")).isEqualTo(SandboxSystem.DANA);
    assertThat(view.getString("reason")).isEqualTo(REASON);

    var path = "/api/v1/admin/views/" + view.getString("id");
    dana.send("DELETE", path, danas, null).expect(204);

    refusedSoon(token);
    dana.send("DELETE", path, danas, null).expect(204);
  }

  @Test
  void a_look_that_is_opened_and_ended_in_one_moment_is_over() throws Exception {
    var handOvers = new ArrayList<String>();
    for (var i = 0; i < 20; i++) handOvers.add(handOver());
    var asked =
        dana.get(views + "?limit=20", danas).expect(200).items().stream()
            .map(one -> one.getString("id"))
            .collect(Collectors.toList());
    Collections.reverse(asked);

    var answers =
        AtOnce.all(
            40,
            i ->
                i % 2 == 0
                    ? take(handOvers.get(i / 2))
                    : dana.send("DELETE", "/api/v1/admin/views/" + asked.get(i / 2), danas, null));

    assertThat(answers.stream().map(Reply::status)).isSubsetOf(204, 410);
    assertThat(
            world
                .postgres()
                .ask(
                    "select count(*) from session where revoked_at is null and views = '"
                        + idOfPartner()
                        + "'"))
        .containsExactly("0");
  }

  @Test
  void a_suspended_partners_portal_is_shut_for_looking_too() {
    var token = open();

    world.crm().partnerStatus(partner.crmId(), "Suspended");

    refusedSoon(token);
    var refused = dana.send("POST", views, danas, wish(REASON));
    assertThat(refused.problem()).isEqualTo("partner-suspended");
    assertThat(refused.json().getString("detail")).contains(partner.company(), "suspended");
  }

  @Test
  void the_owner_reads_who_looked_and_why_and_nothing_counts_as_theirs() {
    var signIns = owner.get("/api/v1/me/sign-ins").expect(200).body();
    var lastHere = lastHere();
    var token = open();
    get(token, "/api/v1/leads").expect(200);

    var log = owner.get("/api/v1/security-log").expect(200).items();

    assertThat(log)
        .filteredOn(line -> line.getString("event").equals("partner_view_opened"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getString("who")).isEqualTo(SandboxSystem.DANA);
              assertThat(line.getString("reason")).isEqualTo(REASON);
              assertThat(line.getString("until")).isNotEmpty();
            });
    assertThat(log).anyMatch(line -> line.getString("event").equals("member_activated"));
    assertThat(owner.get("/api/v1/me/sign-ins").expect(200).body()).isEqualTo(signIns);
    assertThat(owner.get("/api/v1/me/sessions").expect(200).items()).hasSize(1);
    assertThat(lastHere()).isEqualTo(lastHere);
  }

  @Test
  void a_manager_reads_their_own_part_of_the_log_and_members_none() {
    open();
    var manager = joins("PARTNER_MANAGER");
    var member = joins("PARTNER_MEMBER");

    var log = manager.get("/api/v1/security-log").expect(200).items();

    assertThat(log.stream().map(line -> line.getString("event")))
        .containsExactlyInAnyOrder("partner_view_opened", "member_activated");
    assertThat(member.get("/api/v1/security-log").status()).isEqualTo(403);
    assertThat(world.partner().owner().get("/api/v1/security-log").expect(200).body())
        .as("another partner's")
        .doesNotContain(REASON);
  }

  private String lastHere() {
    return owner.get("/api/v1/members").expect(200).items().get(0).get("last_active_at").toString();
  }

  private Member joins(String role) {
    var email = role.toLowerCase().replace('_', '.') + "@" + partner.email().split("@")[1];
    owner.invites(email, role);
    return portal.activate(world.mail().await(email, "invites you"), World.PASSWORD);
  }

  private String idOfPartner() {
    return owner.me().getJsonObject("partner").getString("id");
  }

  /** A look that has been opened. */
  private String open() {
    return token(cookie());
  }

  private String token(String cookie) {
    return post("/api/v1/view/token", Map.of("Cookie", cookie))
        .expect(200)
        .json()
        .getString("token");
  }

  private String cookie() {
    return take(handOver()).expect(204).header("Set-Cookie").orElseThrow().split(";")[0];
  }

  private String handOver() {
    var url = dana.send("POST", views, danas, wish(REASON)).expect(201).json().getString("url");
    assertThat(url).startsWith(portal.address() + "/portal/view#");
    return url.substring(url.indexOf('#') + 1);
  }

  private Reply take(String handOver) {
    var body = Json.createObjectBuilder().add("hand_over", handOver).build();
    return portal.send("PUT", "/api/v1/view", json(Map.of()), body.toString());
  }

  private void shorten(String end) {
    world
        .postgres()
        .ask(
            "update session set expires_at = "
                + end
                + " where views = '"
                + idOfPartner()
                + "' returning 1");
  }

  private void refusedSoon(String token) {
    Patience.untilTrue(
        "the end of the look", Member.SOON, () -> get(token, "/api/v1/me").status() == 401);
  }

  private Reply get(String token, String path) {
    return portal.send("GET", path, bearer(token), null);
  }

  private Reply post(String path, Map<String, String> headers) {
    return portal.send("POST", path, json(headers), "{}");
  }

  private Map<String, String> json(Map<String, String> headers) {
    var all = new LinkedHashMap<>(headers);
    all.put("Content-Type", "application/json");
    all.put("Origin", portal.address().toString());
    return all;
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  private static JsonObject wish(String reason) {
    return Json.createObjectBuilder().add("reason", reason).build();
  }

  private static String query(String path) {
    return path.endsWith("/state") ? "?at=2030-01-01T00:00:00Z" : "";
  }

  private static List<Operation> operations() {
    try (var reader = Json.createReader(Files.newBufferedReader(Repository.here().openapi()))) {
      return reader.readObject().getJsonObject("paths").entrySet().stream()
          .flatMap(
              path ->
                  path.getValue().asJsonObject().entrySet().stream()
                      .filter(one -> METHODS.contains(one.getKey()))
                      .map(
                          one ->
                              operation(
                                  path.getKey(), one.getKey(), one.getValue().asJsonObject())))
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Operation operation(String path, String method, JsonObject said) {
    var takes = said.containsKey("requestBody");
    var type =
        takes
            ? said.getJsonObject("requestBody").getJsonObject("content").keySet().iterator().next()
            : "application/json";
    var access = said.get("x-access").toString();
    return new Operation(method.toUpperCase(), path, access, type, takes ? "{}" : null);
  }
}
