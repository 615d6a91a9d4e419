package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.LiveHints;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/** A manager in the CRM reaches the partners whose records they own there, while they do. */
@PlaysIn.SharedWorld
class LookedAfterIT {

  World world = World.shared();
  PortalSystem portal = world.portal();
  World.Partner theirs = world.partner();
  World.Partner anothers = world.partner();
  CrmPanel jonas = new CrmPanel(portal, world.crm(), SandboxSystem.JONAS);
  String token = jonas.signsIn();

  @BeforeEach
  void jonas_looks_after_one_of_them() {
    world.crm().looksAfter(SandboxSystem.JONAS, theirs.crmId());
    awaitReach(jonas, token, theirs.crmId(), true);
  }

  /** Waits until somebody of the CRM reaches a partner, or no longer does. */
  static void awaitReach(CrmPanel panel, String token, String crmId, boolean there) {
    Patience.untilTrue(
        "that " + crmId + (there ? " is within reach" : " is out of reach"),
        Member.SOON,
        () ->
            panel.get("/api/v1/admin/partners?crm_id=" + crmId, token).expect(200).items().isEmpty()
                != there);
  }

  @Test
  void of_other_partners_nothing_is_there() {
    var own = theirs.owner().submits("Ruth Halloran", "Tanner Packaging");
    var others = anothers.owner().submits("Edwin Marsh", "Copperfield Dental");

    assertThat(get("/admin/partners?crm_id=" + anothers.crmId()).expect(200).items()).isEmpty();
    assertThat(leads("/admin/leads?limit=200")).contains(own).doesNotContain(others);
    assertThat(leads("/admin/leads?partner=" + idOf(theirs))).contains(own);
    assertThat(get("/admin/leads?partner=" + idOf(anothers)).status()).isEqualTo(404);
    assertThat(found("halloran", null)).contains(own);
    assertThat(found("marsh", null)).doesNotContain(others);
    assertThat(search("marsh", idOf(anothers)).status()).isEqualTo(404);
    assertThat(get("/admin/sync/records/lead/" + own).expect(200).body()).contains("ruth");
    assertThat(get("/admin/sync/records/lead/" + others).status()).isEqualTo(404);
    assertThat(get("/admin/sync/records/partner/" + idOf(anothers)).status()).isEqualTo(404);
    assertThat(get("/admin/partners/" + idOf(anothers) + "/views").status()).isEqualTo(404);
  }

  @Test
  void what_they_do_is_for_their_partners_only() {
    var own = theirs.owner().submits("Ruth Halloran", "Tanner Packaging");
    var others = anothers.owner().submits("Edwin Marsh", "Copperfield Dental");

    post("/admin/sync/records/lead/" + own + "/sync", null).expect(202);
    post("/admin/sync/records/partner/" + idOf(theirs) + "/sync", null).expect(202);
    post("/admin/partners/" + idOf(theirs) + "/views", reason()).expect(201);

    for (var denied :
        List.of(
            post("/admin/sync/records/lead/" + others + "/sync", null),
            post("/admin/sync/records/partner/" + idOf(anothers) + "/sync", null),
            post("/admin/partners/" + idOf(anothers) + "/views", reason())))
      assertThat(denied.status()).isEqualTo(404);
    assertThat(noted("sync-asked-for", others.toString())).isEmpty();
    assertThat(post("/admin/sync/audits", null).status()).isEqualTo(403);
  }

  @Test
  void who_hands_a_partner_on_is_out_within_seconds_and_so_is_their_look_at_it() {
    var view = opened();
    var stream =
        LiveHints.open(portal.at("/api/v1/live"), Map.of("Authorization", "Bearer " + token));
    stream.await("lead", theirs.owner().submits("Ruth Halloran", "Tanner Packaging"), Member.SOON);
    assertThat(seenWith(view).status()).isEqualTo(200);

    world.crm().looksAfter(SandboxSystem.DANA, theirs.crmId());

    awaitReach(jonas, token, theirs.crmId(), false);
    Patience.untilTrue("the end of the look", Member.SOON, () -> seenWith(view).status() == 401);
    Patience.untilTrue("the end of the stream", Member.SOON, stream::ended);
    assertThat(get("/admin/leads?partner=" + idOf(theirs)).status()).isEqualTo(404);
    assertThat(noted("partner-looked-after", idOf(theirs))).hasSize(2);
  }

  @Test
  void a_look_that_ended_with_the_handing_on_stays_ended_and_says_so() {
    var view = opened();
    assertThat(seenWith(view).status()).isEqualTo(200);

    world.crm().looksAfter(SandboxSystem.DANA, theirs.crmId());
    Patience.untilTrue("the end of the look", Member.SOON, () -> seenWith(view).status() == 401);
    world.crm().looksAfter(SandboxSystem.JONAS, theirs.crmId());
    awaitReach(jonas, token, theirs.crmId(), true);

    assertThat(get("/admin/partners/" + idOf(theirs) + "/views").expect(200).items())
        .singleElement()
        .satisfies(look -> assertThat(look.isNull("ended_at")).isFalse());
    assertThat(noted("partner-view-ended", idOf(theirs))).hasSize(1);
    assertThat(seenWith(view).status()).isEqualTo(401);
  }

  @Test
  void a_partner_without_a_status_is_handed_on_all_the_same() {
    world
        .crm()
        .as(SandboxSystem.DANA)
        .updates(
            "Partners",
            theirs.crmId(),
            Json.createObjectBuilder().addNull("Partner_Status").build());

    world.crm().looksAfter(SandboxSystem.DANA, theirs.crmId());

    awaitReach(jonas, token, theirs.crmId(), false);
    var dana = new CrmPanel(portal, world.crm(), SandboxSystem.DANA);
    awaitReach(dana, dana.signsIn(), theirs.crmId(), true);
  }

  @Test
  void a_partner_whose_record_is_deleted_is_looked_after_by_nobody() {
    world.crm().as(SandboxSystem.DANA).deletes("Partners", theirs.crmId());

    awaitReach(jonas, token, theirs.crmId(), false);
  }

  /** A look at their partner that has been opened: the token of its tab. */
  private String opened() {
    var url =
        post("/admin/partners/" + idOf(theirs) + "/views", reason())
            .expect(201)
            .json()
            .getString("url");
    var body = Json.createObjectBuilder().add("hand_over", url.substring(url.indexOf('#') + 1));
    var here = Map.of("Content-Type", "application/json", "Origin", portal.address().toString());
    var cookie =
        portal
            .send("PUT", "/api/v1/view", here, body.build().toString())
            .expect(204)
            .header("Set-Cookie")
            .orElseThrow()
            .split(";")[0];
    var more = new HashMap<>(here);
    more.put("Cookie", cookie);
    return portal
        .send("POST", "/api/v1/view/token", more, "{}")
        .expect(200)
        .json()
        .getString("token");
  }

  private Reply seenWith(String view) {
    return portal.send("GET", "/api/v1/leads", Map.of("Authorization", "Bearer " + view), null);
  }

  private static JsonObject reason() {
    return Json.createObjectBuilder().add("reason", "They asked for help").build();
  }

  private List<UUID> leads(String list) {
    return ids(get(list).expect(200));
  }

  private List<UUID> found(String text, String ofPartner) {
    return ids(search(text, ofPartner).expect(200));
  }

  private Reply search(String text, String ofPartner) {
    var asked = Json.createObjectBuilder().add("q", text).add("limit", 200);
    if (ofPartner != null) asked.add("partner", ofPartner);
    return post("/admin/leads/search", asked.build());
  }

  private static List<UUID> ids(Reply reply) {
    return reply.items().stream().map(lead -> UUID.fromString(lead.getString("id"))).toList();
  }

  private List<String> noted(String action, String object) {
    return world
        .postgres()
        .ask(
            "select detail::text from audit where action = '"
                + action
                + "' and object = '"
                + object
                + "'");
  }

  private Reply get(String path) {
    return jonas.get("/api/v1" + path, token);
  }

  private Reply post(String path, JsonObject body) {
    return jonas.send("POST", "/api/v1" + path, token, body);
  }

  private static String idOf(World.Partner partner) {
    return partner.owner().me().getJsonObject("partner").getString("id");
  }
}
