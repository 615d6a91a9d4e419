package partnerportal.isolation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import partnerportal.isolation.Canaries.Place;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.Mail;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.Picture;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/**
 * An organisation with its three partners. Whatever one can write carries a word that tells where
 * it comes from.
 */
final class Company {

  private static final int PARTNERS = 3;

  private final TwoOrganizations world;
  private final SandboxSystem crm;
  private final String number;
  private final String word;

  /**
   * An organisation.
   *
   * @param word what its words begin with
   */
  Company(TwoOrganizations world, SandboxSystem crm, String word) {
    this.world = world;
    this.crm = crm;
    this.number = crm.organization();
    this.word = word;
  }

  /** The people of the CRM sign in, three partners come, bring leads and get answers. */
  void settlesIn() {
    for (var i = 1; i <= PARTNERS; i++) partner(i);
    crmPeople();
  }

  private void partner(int i) {
    var canary = "xq" + word + i;
    var email = "owner@" + canary + "mail.example";
    var record = crm.partnerApplied("Company " + canary, "Mira " + canary, email);
    if (i == 1) crm.looksAfter(SandboxSystem.JONAS, record);
    crm.adminApproves(record);
    var owner = world.portal().activate(world.mail().await(email, ""), World.PASSWORD);
    var partner = owner.me().getJsonObject("partner").getString("id");
    var place = new Place(number, partner, null);
    world.canaries().sing(canary, place);
    thing("partner", partner, place);
    world.canaries().seal(canary + "mail", place);
    world.canaries().sing(owner.opensForm(world.portal().address()), place);
    thing("form", owner.form().getString("id"), place);
    var colour = 0x40 * i + Integer.parseInt(number) % 10;
    var logo = owner.setsLogo(Picture.png(8, 8, colour)).expect(200).json();
    world.canaries().sing(logo.getString("tag"), place);
    acts(owner, "owner " + canary, "PARTNER_OWNER", partner, false);
    lead(owner, place, canary + "z", phone(i + "11"), true);
    if (i == 1) colleagues(owner, partner, canary);
    for (var one : owner.get("/api/v1/members").expect(200).items())
      thing("member", one.getString("id"), place);
  }

  private String phone(String end) {
    return "+44207946" + number.charAt(number.length() - 1) + end;
  }

  /** Those a partner can have besides the owner; the member sees only what they brought. */
  private void colleagues(Member owner, String partner, String canary) {
    joins(owner, canary, "PARTNER_MANAGER", false, partner);
    joins(owner, canary, "PARTNER_VIEWER", false, partner);
    var member = joins(owner, canary, "PARTNER_MEMBER", true, partner);
    var name = "PARTNER_MEMBER " + canary;
    lead(member, new Place(number, partner, name), canary + "m", phone("922"), false);
  }

  private Member joins(Member owner, String canary, String role, boolean ownOnly, String partner) {
    var email =
        role.toLowerCase(Locale.ROOT).replace("partner_", "") + "@" + canary + "mail.example";
    var wish = Json.createObjectBuilder().add("email", email).add("role", role);
    if (role.equals("PARTNER_MEMBER")) wish.add("scope", ownOnly ? "own" : "all");
    owner
        .post(
            "/api/v1/members",
            wish.build().toString(),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()))
        .expect(201);
    Mail invitation = world.mail().await(email, "");
    var member = world.portal().activate(invitation, World.PASSWORD);
    acts(member, role + " " + canary, role, partner, ownOnly);
    return member;
  }

  private void acts(Member member, String name, String role, String partner, boolean ownOnly) {
    var headers = Map.of("Authorization", "Bearer " + member.token());
    world
        .actors()
        .add(new Actor(world.portal(), name, role, number, partner, ownOnly, null, headers));
    var own = new Place(number, partner, name);
    for (var session : member.get("/api/v1/me/sessions").expect(200).items())
      thing("session", session.getString("id"), own);
  }

  /** A lead that has gone through everything that leaves words on it. */
  private void lead(Member by, Place whole, String canary, String phone, boolean ofOwner) {
    var place =
        ofOwner
            ? new Place(
                number, whole.partner(), "owner " + canary.substring(0, canary.length() - 1))
            : whole;
    world.canaries().sing(canary, place);
    world.canaries().seal(phone, place);
    for (var kind : List.of("mail", "need", "note")) world.canaries().seal(canary + kind, place);
    var lead =
        Json.createObjectBuilder()
            .add("first_name", "Ruth")
            .add("last_name", "Halloran " + canary)
            .add("company", canary + " Packaging")
            .add("email", "ruth@" + canary + "mail.example")
            .add("phone", phone)
            .add("need", "Needs " + canary + "need")
            .build();
    var id = Member.idOf(by.trySubmit(lead, UUID.randomUUID().toString()).expect(201));
    thing("lead", id.toString(), place);
    var record = by.awaitInCrm(id).getString("crm_id");
    var inside = world.canaries().seal("internal" + canary, new Place("nobody", "nobody", null));
    crm.noted(record, "Margin", inside);
    crm.noted(record, "[Partner] Offer sent", "By mail " + canary + "note");
    crm.statusChanged(record, "Contacted");
    by.awaitStatus(id, "Contacted", Member.SOON);
    Patience.untilTrue(
        "the note on " + id,
        Member.SOON,
        () -> by.timeline(id).toString().contains("By mail " + canary + "note"));
  }

  /** Dana, Jonas and Rita, and what only the CRM's side has. */
  private void crmPeople() {
    var owners = new Place(number, null, null);
    var partners = partners();
    var dana = panel(SandboxSystem.DANA, "CRM_ADMIN", null);
    panel(SandboxSystem.JONAS, "CRM_MANAGER", Set.of(partners.get(0)));
    panel(SandboxSystem.RITA, "CRM_VIEWER", null);
    thing(
        "audit",
        dana.send("POST", "/api/v1/admin/sync/audits", Map.of(), null)
            .expect(201, 202)
            .json()
            .getString("id"),
        owners);
    var first =
        world.things("lead").stream()
            .filter(lead -> lead.place().organization().equals(number))
            .findFirst()
            .orElseThrow();
    var status = world.canaries().sing("status xq" + word, first.place());
    crm.leadStatusAdded(status);
    crm.statusChanged(crm.leadByPortalId(UUID.fromString(first.id())).getString("id"), status);
    thing("task", awaitItem(dana, "/api/v1/admin/tasks").getString("id"), owners);
    thing("view", view(dana, partners.get(0)), owners);
    thing("view", view(dana, partners.get(2)), new Place(number, partners.get(2), null));
    crm.refuses(
        "POST /crm/v8/Leads/upsert", 400, word.equals("one") ? "NO_PERMISSION" : "INVALID_DATA");
    owner()
        .send("POST", "/api/v1/leads", Map.of(), "{\"last_name\":\"Stuck\",\"company\":\"Stuck\"}")
        .expect(201);
    thing("group", awaitItem(dana, "/api/v1/admin/sync/blocked").getString("group"), owners);
    crm.recover();
  }

  /** The first is the one Jonas looks after. */
  private List<String> partners() {
    return world.things("partner").stream()
        .filter(one -> one.place().organization().equals(number))
        .map(Thing::id)
        .toList();
  }

  /** Dana looks at one of the partners. */
  private String view(Actor dana, String partner) {
    var wish = "{\"reason\":\"They asked for help\"}";
    return dana.send("POST", "/api/v1/admin/partners/" + partner + "/views", Map.of(), wish)
        .expect(201)
        .json()
        .getString("id");
  }

  private Actor owner() {
    return world.actors().stream()
        .filter(a -> a.organization().equals(number) && a.role().equals("PARTNER_OWNER"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject awaitItem(Actor actor, String list) {
    return Patience.until(
        "something in " + list,
        Member.SOON,
        () -> actor.get(list).expect(200).items().stream().findFirst().or(Optional::empty));
  }

  private Actor panel(String person, String role, Set<String> lookedAfter) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Authorization", "Bearer " + new CrmPanel(world.portal(), crm, person).signsIn());
    headers.put("Origin", crm.widgets().toString());
    var name = role + " " + word;
    var actor = new Actor(world.portal(), name, role, number, null, false, lookedAfter, headers);
    world.actors().add(actor);
    return actor;
  }

  private void thing(String kind, String id, Place place) {
    world.things().add(new Thing(kind, id, place));
    if (!kind.equals("group")) world.canaries().sing(id, place);
  }
}
