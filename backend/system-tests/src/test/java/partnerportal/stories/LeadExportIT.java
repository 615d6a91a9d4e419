package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.SlowReader;
import partnerportal.systems.World;

/**
 * People take their leads away in a file: all of theirs, nobody else's, and only while they may.
 */
@PlaysIn.SharedWorld
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeadExportIT {

  static final Duration CUT_WITHIN = Duration.ofSeconds(5);
  static final String EXPORT = "/api/v1/leads/export";
  static final int MANY = 250;

  static final String NEED = "Many of them; soon";

  static World world = World.shared();
  static PortalSystem portal = world.portal();
  static World.Partner partner;
  static Member owner;

  @BeforeAll
  static void leads() throws Exception {
    partner = world.partner();
    owner = partner.owner();
    AtOnce.few(MANY, i -> submits(owner, "Many", "Kestrel " + i, NEED));
  }

  @Test
  void all_leads_leave_in_one_file_with_what_is_known_of_them() {
    var lead =
        Member.idOf(
            owner.trySubmit(Member.lead("Maren Holt", "Oakmere, \"Foods\""), key()).expect(201));
    owner.awaitInCrm(lead);

    var reply = owner.post(EXPORT, "{}", Map.of()).expect(200);

    assertThat(reply.header("Content-Type")).contains("text/csv;charset=utf-8");
    assertThat(reply.header("Content-Disposition").orElseThrow())
        .matches("attachment; filename=\"leads-\\d{4}-\\d{2}-\\d{2}\\.csv\"");
    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(reply.body()).startsWith("\ufeffNumber,First name,");
    var records = records(reply);
    assertThat(numbers(records)).doesNotHaveDuplicates().hasSizeGreaterThan(MANY);
    assertThat(numbers(records)).containsAll(numbersOf("Kestrel"));
    var holt = of(records, owner.lead(lead).getString("number"));
    assertThat(holt)
        .containsEntry("First name", "Maren")
        .containsEntry("Last name", "Holt")
        .containsEntry("Company", "Oakmere, \"Foods\"")
        .containsEntry("E-mail", "maren.holt@oakmerefoods.example")
        .containsEntry("Phone", "'" + owner.lead(lead).getString("phone"))
        .containsEntry("Need", "Wants to replace what they have, this quarter.")
        .containsEntry("Source", "portal")
        .containsEntry("Owner", "Mira Solberg")
        .containsEntry("Deal", "");
    assertThat(Instant.parse(holt.get("Submitted"))).isBefore(Instant.now());
    assertThat(Instant.parse(holt.get("In CRM since"))).isBefore(Instant.now());
    assertThat(of(records, numbersOf("Kestrel 7").get(0))).containsEntry("Need", NEED);
  }

  @Test
  void what_was_looked_for_is_what_leaves_in_the_order_it_was_shown() {
    var one = submits(owner, "Una", "Merlin Freight", null);
    var two = submits(owner, "Duo", "Merlin Foods", null);
    owner.awaitInCrm(one);
    owner.awaitInCrm(two);

    var manager = joins("PARTNER_MANAGER");
    assertThat(numbers(exported(manager, "merlin"))).isEqualTo(numbersOf("merlin")).hasSize(2);
    assertThat(numbers(exported(manager, "merlin una"))).hasSize(1);
    assertThat(numbers(exported(manager, "una@merlinfreight.example"))).hasSize(1);
    assertThat(exported(manager, "nobody at all")).isEmpty();
    assertThat(export(manager, "x".repeat(101)).pointers()).containsExactly("/q");
    assertThat(owner.post(EXPORT, "{\"partner\":\"x\"}", Map.of()).problem())
        .isEqualTo("unknown-property");
  }

  @Test
  void no_cell_is_a_formula() {
    var other = world.partner().owner();
    var lead =
        Json.createObjectBuilder()
            .add("first_name", "=HYPERLINK(\"https://x.example\")")
            .add("last_name", "@SUM(A1)")
            .add("company", "-2+3;=1+1")
            .add("phone", "+44 20 7946 0148")
            .add("need", "+1\n=2")
            .build();
    other.trySubmit(lead, key()).expect(201);

    assertThat(records(other.post(EXPORT, "{}", Map.of()).expect(200)).get(0))
        .containsEntry("First name", "'=HYPERLINK(\"https://x.example\")")
        .containsEntry("Last name", "'@SUM(A1)")
        .containsEntry("Company", "'-2+3;'=1+1")
        .containsEntry("Phone", "'+44 20 7946 0148")
        .containsEntry("Need", "'+1\n'=2");
  }

  @Test
  void nobody_takes_away_what_they_may_not_see() {
    var neighbour = world.partner().owner();
    submits(neighbour, "Nora", "Petrel Marine", null);
    var member = joins("PARTNER_MEMBER");
    submits(member, "Lena", "Swift Metals", null);
    var viewer = joins("PARTNER_VIEWER");

    var theirs = records(neighbour.post(EXPORT, "{}", Map.of()).expect(200));
    assertThat(theirs).extracting(one -> one.get("Company")).containsExactly("Petrel Marine");
    assertThat(exported(neighbour, "kestrel")).isEmpty();
    assertThat(export(owner, null).body()).doesNotContain("Petrel").contains("Swift Metals");
    assertThat(exported(member, null))
        .extracting(one -> one.get("Company"))
        .containsExactly("Swift Metals");
    assertThat(exported(member, "kestrel")).isEmpty();
    assertThat(export(viewer, null).problem()).isEqualTo("forbidden");
    var json = Map.of("Content-Type", "application/json");
    assertThat(portal.send("POST", EXPORT, json, "{}").status()).isEqualTo(401);
    assertThat(viewer.me().getJsonArray("can").toString()).doesNotContain("EXPORT");
    assertThat(member.me().getJsonArray("can").toString()).contains("EXPORT_LEADS");
  }

  @Test
  void who_took_how_many_is_on_record_and_nothing_of_what_was_looked_for() {
    var manager = joins("PARTNER_MANAGER");
    exported(manager, null);
    exported(manager, "kestrel 7");
    exported(manager, "nobody@nowhere.example");

    var noted =
        world
            .postgres()
            .ask(
                "select detail ->> 'leads' || ' ' || (detail ->> 'sought') || ' ' || (detail::text ~ 'kestrel|nobody')"
                    + " from audit where action = 'leads-exported' and actor = '"
                    + manager.membership()
                    + "' order by at");

    assertThat(noted).hasSize(3);
    assertThat(Integer.parseInt(noted.get(0).split(" ")[0])).isGreaterThanOrEqualTo(MANY);
    assertThat(noted.get(0)).endsWith(" everything false");
    assertThat(noted.get(1)).isEqualTo(numbersOf("kestrel 7").size() + " words false");
    assertThat(noted.get(2)).isEqualTo("0 email false");
    assertThat(owner.get("/api/v1/security-log").expect(200).items())
        .anyMatch(
            line ->
                line.getString("event").equals("leads_exported")
                    && line.getString("who")
                        .equals(manager.me().getJsonObject("person").getString("name")));
  }

  @Test
  void one_person_takes_ten_files_in_ten_minutes() {
    var member = joins("PARTNER_MEMBER");
    for (var i = 0; i < 10; i++) export(member, null).expect(200);

    var refused = export(member, null);

    assertThat(refused.problem()).isEqualTo("rate-limited");
    assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 600);
    assertThat(export(joins("PARTNER_MEMBER"), null).status()).isEqualTo(200);
  }

  /** On another node somebody signs out: this one sees no more of it than a row. */
  @Test
  @Order(Integer.MAX_VALUE)
  void a_file_breaks_off_when_its_reader_is_out() {
    growsBeyondWhatIsOnTheWay();
    var whole = export(owner, "kestrel").expect(200).body().length();
    var signedOut = joins("PARTNER_MANAGER");
    var disabled = joins("PARTNER_MANAGER");
    var demoted = joins("PARTNER_MANAGER");
    try (var first = reads(signedOut);
        var second = reads(disabled);
        var third = reads(demoted);
        var fourth = reads(owner)) {
      assertThat(export(signedOut, null).problem()).as("one at a time").isEqualTo("rate-limited");

      world
          .postgres()
          .tell(
              "update session set revoked_at = now() where membership = '"
                  + signedOut.membership()
                  + "'");
      assertBreaksOff(first, whole);

      var disable = "/api/v1/members/" + disabled.membership() + "/disable";
      var heir = "{\"leads_to\":\"" + owner.membership() + "\"}";
      owner.post(disable, heir, Map.of()).expect(200);
      assertBreaksOff(second, whole);

      owner.changesRole(demoted.membership(), "PARTNER_VIEWER").expect(200);
      assertBreaksOff(third, whole);

      fourth.takes();
      assertThat(fourth.brokenOff()).as("nobody else's does").isFalse();
      world.crm().partnerStatus(partner.crmId(), "Suspended");
      Patience.untilTrue(
          "the partner to be suspended",
          Member.SOON,
          () -> owner.get("/api/v1/me").status() == 401);
      assertBreaksOff(fourth, whole);
    }
  }

  /** Systems keep some megabytes for who does not read; what is there has left the portal. */
  private static void growsBeyondWhatIsOnTheWay() {
    world
        .postgres()
        .tell(
            "update lead set company = company || repeat('€', 20000) where partner = '"
                + owner.me().getJsonObject("partner").getString("id")
                + "'");
  }

  private static SlowReader reads(Member member) {
    var reader =
        SlowReader.post(
            portal.at(EXPORT), Map.of("Authorization", "Bearer " + member.token()), "{}");
    Patience.untilTrue(
        "the first leads",
        Member.SOON,
        () -> {
          reader.takes();
          return reader.taken().contains("€€");
        });
    return reader;
  }

  private static void assertBreaksOff(SlowReader reader, int whole) {
    Patience.untilTrue(
        "the file to break off",
        CUT_WITHIN,
        () -> {
          reader.takes();
          return reader.brokenOff();
        });
    assertThat(reader.whole()).as("looks complete").isFalse();
    assertThat(reader.taken().length()).as("what came of " + whole).isLessThan(whole / 2);
  }

  private static List<Map<String, String>> exported(Member by, String text) {
    return records(export(by, text).expect(200));
  }

  private static Reply export(Member by, String text) {
    var asked = Json.createObjectBuilder();
    if (text != null) asked.add("q", text);
    return by.post(EXPORT, asked.build().toString(), Map.of());
  }

  private static List<Map<String, String>> records(Reply reply) {
    return Csv.read(reply.body().substring(1));
  }

  private static Map<String, String> of(List<Map<String, String>> records, String number) {
    return records.stream()
        .filter(one -> one.get("Number").equals(number))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> numbers(List<Map<String, String>> records) {
    return records.stream().map(one -> one.get("Number")).toList();
  }

  /** What the portal shows for these words, page by page. */
  private static List<String> numbersOf(String text) {
    var numbers = new ArrayList<String>();
    String next = null;
    do {
      var asked = Json.createObjectBuilder().add("q", text).add("limit", 200);
      if (next != null) asked.add("cursor", next);
      var page = owner.post("/api/v1/leads/search", asked.build().toString(), Map.of()).expect(200);
      page.items().forEach(lead -> numbers.add(lead.getString("number")));
      next = page.json().isNull("next") ? null : page.json().getString("next");
    } while (next != null);
    return numbers;
  }

  private static UUID submits(Member by, String first, String company, String need) {
    var domain = company.toLowerCase(Locale.ROOT).replace(" ", "") + ".example";
    var lead =
        Json.createObjectBuilder()
            .add("first_name", first)
            .add("last_name", "Marsh")
            .add("company", company)
            .add("email", first.toLowerCase(Locale.ROOT) + "@" + domain);
    if (need != null) lead.add("need", need);
    return Member.idOf(by.trySubmit(lead.build(), key()).expect(201));
  }

  private static Member joins(String role) {
    var email = role.toLowerCase(Locale.ROOT) + "@" + UUID.randomUUID() + ".example";
    owner.invites(email, role);
    return portal.activate(world.mail().await(email, "invites you"), World.PASSWORD);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
