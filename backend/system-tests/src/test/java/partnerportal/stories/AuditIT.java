package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.Http;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.Said;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/**
 * Damage nobody was told of is found, all of it and nothing else, repaired, and proven to be gone.
 * Plays with a few hundred leads; {@code -Daudit.leads=5000} is the size the product is judged by.
 */
@PlaysIn.OwnWorld(seconds = 105)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditIT {

  static final int LEADS = Integer.getInteger("audit.leads", 200);
  static final int CELLS = 50;
  static final int MISSING = 5;
  static final int ORPHANS = 5;
  static final String AUDITS = "/api/v1/admin/sync/audits";
  static final Duration LONG = Duration.ofSeconds(60L + LEADS / 10);

  /** What the portal mirrors, by the name of each field in the CRM. */
  static final Map<String, String> FIELDS =
      new TreeMap<>(
          Map.of(
              "FIRST_NAME", "First_Name",
              "LAST_NAME", "Last_Name",
              "COMPANY", "Company",
              "EMAIL", "Email",
              "PHONE", "Phone",
              "COUNTRY", "Country",
              "NEED", "Description",
              "STATUS", "Lead_Status"));

  static World world;
  static SandboxSystem crm;
  static Member owner;
  static CrmPanel dana;
  static List<UUID> leads = new ArrayList<>();
  static String token;
  static Damage damaged;
  static JsonObject found;

  @BeforeAll
  static void bring_leads() throws Exception {
    // what is damaged changed a moment before, and a poll would look back that far
    world =
        World.of(
            "audit", Map.of("PORTAL_SYNC_AUDIT_SETTLE", "PT2S", "PORTAL_ZOHO_POLL_EVERY", "PT1H"));
    crm = world.crm();
    owner = world.partner().owner();
    dana = new CrmPanel(world.portal(), crm, SandboxSystem.DANA);
    var submissions = new ArrayList<Callable<UUID>>();
    for (var i = 0; i < LEADS; i++) {
      var person = "Ruth Halloran" + Integer.toString(i, 26);
      submissions.add(() -> owner.submits(person, "Tanner Packaging"));
    }
    owner.token();
    var threads = Executors.newFixedThreadPool(6);
    for (var lead : threads.invokeAll(submissions)) leads.add(lead.get());
    threads.shutdown();
    Patience.untilTrue(
        LEADS + " leads in the CRM",
        LONG,
        () ->
            ask("select count(*) from lead where crm_id is not null").equals("" + LEADS)
                && ask("select count(*) from outbox").equals("0")
                && ask("select count(*) from inbox").equals("0"));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  @Order(1)
  void an_untouched_pair_is_equal_to_the_last_cell() {
    var audit = audited();

    assertThat(audit.getJsonNumber("cells").longValue()).isEqualTo((long) LEADS * FIELDS.size());
    assertThat(audit.getInt("different")).isZero();
    assertThat(audit.getInt("ledger_faults")).isZero();
    assertThat(audit.getBoolean("census")).isTrue();
  }

  @Test
  @Order(2)
  void all_damage_is_found_and_nothing_else() {
    crm.callsNobody();
    damaged = damage();

    var audit = audited();

    found = audit;
    var drifts = drift(audit.getString("id"));
    assertThat(drifts.stream().filter(one -> one.getString("kind").equals("cell")))
        .extracting(one -> one.getString("crm_id") + " " + one.getString("field"))
        .containsExactlyInAnyOrderElementsOf(damaged.cells());
    assertThat(drifts.stream().filter(one -> one.getString("kind").equals("missing")))
        .extracting(one -> one.getString("crm_id"))
        .containsExactlyInAnyOrderElementsOf(damaged.missing());
    assertThat(drifts.stream().filter(one -> one.getString("kind").equals("orphan")))
        .extracting(one -> one.getString("crm_id"))
        .containsExactlyInAnyOrderElementsOf(damaged.orphans());
    var wrong = CELLS + (MISSING + ORPHANS) * FIELDS.size();
    assertThat(audit.getInt("different")).isEqualTo(wrong);
    assertThat(audit.getJsonNumber("consistency").doubleValue())
        .isEqualTo(1 - (double) wrong / ((LEADS + ORPHANS) * FIELDS.size()));
  }

  @Test
  @Order(3)
  void the_certificate_is_worked_out_again_by_plain_questions_to_both_sides() throws Exception {
    var signed = read(AUDITS + "/" + found.getString("id") + "/certificate");
    var certificate = signed.getJsonObject("certificate");
    var theirs = theirs();
    var ours = ours();

    var different = 0;
    var all = new TreeMap<String, Map<String, String>>(theirs);
    ours.forEach(all::putIfAbsent);
    for (var record : all.keySet())
      for (var field : FIELDS.keySet())
        if (!cell(theirs, record, field).equals(cell(ours, record, field))
            || theirs.containsKey(record) != ours.containsKey(record)) different++;

    var counts = certificate.getJsonObject("counts");
    assertThat(counts.getJsonNumber("cells").longValue())
        .isEqualTo((long) all.size() * FIELDS.size());
    assertThat(counts.getInt("different")).isEqualTo(different);
    assertThat(digests(certificate, "crm")).isEqualTo(digests(certificate, theirs));
    assertThat(digests(certificate, "portal")).isEqualTo(digests(certificate, ours));
    assertThat(digests(certificate, "ledger")).isEqualTo(ledger(certificate));
    assertThat(payload(signed.getString("jws"))).contains(certificate);
    assertThat(payload(tampered(signed.getString("jws")))).isEmpty();
  }

  /** The same certificate with one difference less, under the signature of the true one. */
  private static String tampered(String jws) {
    var parts = jws.split("\\.");
    var text = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    var better = text.replaceFirst("\"drifted\":" + CELLS, "\"drifted\":" + (CELLS - 1));
    assertThat(better).isNotEqualTo(text);
    var payload =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(better.getBytes(StandardCharsets.UTF_8));
    return parts[0] + "." + payload + "." + parts[2];
  }

  /** The ledger's digest, by PostgreSQL alone; takes where a part begins and ends. */
  static final String LEDGER =
      "select encode(sha256(coalesce(string_agg(convert_to(l.crm_id || '|' || c.field || '|64|' ||"
          + " encode(c.value_hash, 'hex') || E'\\n', 'UTF8'), ''::bytea order by lpad(l.crm_id, 20, '0'), c.field collate \"C\"),"
          + " ''::bytea)), 'hex') from lead_cell c join lead l on l.id = c.lead where l.crm_id is not null"
          + " and lpad(l.crm_id, 20, '0') > lpad('%s', 20, '0') and lpad(l.crm_id, 20, '0') <= lpad('%s', 20, '0')";

  @Test
  @Order(4)
  void what_stands_still_waits_with_its_reason_and_goes_on_after_a_kill() {
    var rita = new CrmPanel(world.portal(), crm, SandboxSystem.RITA);
    var pause = Json.createObjectBuilder().add("reason", "Quarter end").build();
    var lane = "/api/v1/admin/sync/lanes/reconcile/pause";
    assertThat(rita.send("PUT", lane, rita.signsIn(), pause).status()).isEqualTo(403);
    assertThat(rita.send("PUT", lane, owner.token(), pause).status()).isEqualTo(403);
    assertThat(dana.send("PUT", lane.replace("reconcile", "fast"), token(), pause).problem())
        .isEqualTo("not-found");

    var paused = dana.send("PUT", lane, token(), pause).expect(200).items();
    dana.send("PUT", lane, token(), pause).expect(200);

    assertThat(paused).hasSize(1);
    assertThat(paused.get(0).getString("by")).isEqualTo(SandboxSystem.DANA);
    decideOne(damaged.cells().get(0), "portal");
    assertThat(decide("cell", "crm")).isEqualTo(CELLS - 1);
    assertThat(decide("cell", "portal")).isZero();
    var begun = dana.send("POST", AUDITS, token(), null).expect(202).json().getString("id");
    Patience.untilTrue(
        "the comparison to wait",
        LONG,
        () -> read(AUDITS + "/" + begun).getString("state").equals("waiting"));
    assertThat(read(AUDITS + "/" + begun).getString("waits_for")).contains("paused");

    world.portal().kill();
    world.portal().startAgain();

    assertThat(resolutions().getInt("decided")).isEqualTo(CELLS);
    assertThat(dana.send("DELETE", lane, token(), null).expect(200).items()).isEmpty();
    Patience.untilTrue("decisions", LONG, () -> resolutions().getInt("decided") == 0);
    Patience.untilTrue(
        "the comparison to go on",
        LONG,
        () -> read(AUDITS + "/" + begun).getString("state").equals("done"));
    assertThat(resolutions().getInt("settled")).as("refused: " + refused()).isEqualTo(CELLS);
    assertThat(ask("select count(*) from audit where action = 'drift-settled'"))
        .isEqualTo("" + CELLS);
  }

  @Test
  @Order(5)
  void what_was_decided_is_carried_out_and_nothing_differs_any_more() {
    decide("missing", "portal");
    decide("orphan", "crm");
    Patience.untilTrue(
        "everything to be settled",
        LONG,
        () -> {
          var progress = resolutions();
          assertThat(progress.getInt("refused")).as("refused: " + refused()).isZero();
          return progress.getInt("decided") + progress.getInt("open") == 0;
        });
    Patience.untilTrue(
        "nothing to be on its way", LONG, () -> ask("select count(*) from outbox").equals("0"));

    var after = audited();

    assertThat(drift(after.getString("id"))).isEmpty();
    assertThat(after.getInt("different")).isZero();
    assertThat(after.getJsonNumber("records").longValue()).isEqualTo(LEADS + ORPHANS);
    assertThat(ask("select count(distinct crm_id) from lead")).isEqualTo("" + (LEADS + ORPHANS));
    var first = damaged.cells().get(0).split(" ");
    assertThat(crm.record("Leads", first[0]).orElseThrow().getString(FIELDS.get("COMPANY")))
        .as("what the portal was to be believed in")
        .isEqualTo("Tanner Packaging");
    var injected = CELLS + MISSING + ORPHANS;
    var seen = drift(found.getString("id")).size();
    var took =
        Duration.between(
            Instant.parse(found.getString("began_at")),
            Instant.parse(found.getString("finished_at")));
    Said.aloud(
        "audit: leads=%d fields=%d cells=%d found=%d of %d false=%d seconds=%d credits=%d after=%d"
            .formatted(
                LEADS,
                FIELDS.size(),
                found.getJsonNumber("cells").longValue(),
                Math.min(seen, injected),
                injected,
                Math.max(0, seen - injected),
                took.toSeconds(),
                found.getJsonNumber("credits").longValue(),
                after.getInt("different")));
  }

  @Test
  @Order(6)
  void an_edit_in_a_lane_that_stands_still_waits_while_new_leads_go() {
    var lane = "/api/v1/admin/sync/lanes/partner_edit/pause";
    var pause = Json.createObjectBuilder().add("reason", "Field is being renamed").build();
    dana.send("PUT", lane, token(), pause).expect(200);
    var record = owner.lead(leads.get(0)).getString("crm_id");

    owner.edits(leads.get(0), "company", "Tanner Group");
    owner.awaitInCrm(owner.submits("Edwin Marsh", "Copperfield Dental"));

    assertThat(ask("select state || ' ' || (sent_at is null) from outbox"))
        .isEqualTo("QUEUED true");
    dana.send("DELETE", lane, token(), null).expect(200);
    crm.awaitValue(record, "Company", "Tanner Group", LONG);
  }

  @Test
  @Order(7)
  void another_organisations_comparison_is_as_unknown_as_any() {
    var foreign =
        ask(
            "with other as (insert into organization (id, name, mapping, profiles, created_at, version)"
                + " select gen_random_uuid(), 'Other', mapping, profiles, now(), 0 from organization returning id)"
                + " insert into audit_run (id, organization, reason, state, began_at)"
                + " select gen_random_uuid(), id, 'ASKED', 'DONE', now() from other returning id");
    var use = Json.createObjectBuilder().add("use", "crm").build();

    for (var audit : List.of(foreign, UUID.randomUUID().toString())) {
      var path = AUDITS + "/" + audit;
      assertThat(dana.get(path, token()).problem()).isEqualTo("not-found");
      assertThat(dana.get(path + "/drift", token()).problem()).isEqualTo("not-found");
      assertThat(dana.get(path + "/certificate", token()).problem()).isEqualTo("not-found");
      assertThat(dana.send("POST", path + "/resolutions", token(), use).problem())
          .isEqualTo("not-found");
      assertThat(dana.send("POST", path + "/drift/1/resolution", token(), use).problem())
          .isEqualTo("not-found");
    }
  }

  private record Damage(List<String> cells, List<String> missing, List<String> orphans) {}

  private static Damage damage() {
    var records = owned();
    var fields =
        List.of(
            "COMPANY", "EMAIL", "PHONE", "NEED", "LAST_NAME", "STATUS", "COUNTRY", "FIRST_NAME");
    var damaged = new Damage(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var i = 0; i < CELLS; i++) {
      var field = fields.get(i % fields.size());
      var value =
          switch (field) {
            case "PHONE" -> "+49 30 99" + (1000 + i);
            case "STATUS" -> "Contacted";
            case "EMAIL" -> "changed" + i + "@quiet.example";
            default -> "Changed " + i;
          };
      // the first record has two damaged fields
      var id = records.get(i % (CELLS - 1));
      crm.damages("Leads", id, Json.createObjectBuilder().add(FIELDS.get(field), value).build());
      damaged.cells().add(id + " " + field.toLowerCase(Locale.ROOT));
    }
    for (var i = 0; i < MISSING; i++) {
      var id = records.get(CELLS + i);
      crm.loses("Leads", id);
      damaged.missing().add(id);
    }
    for (var i = 0; i < ORPHANS; i++) {
      var key = Json.createObjectBuilder().add("Portal_Lead_Id", UUID.randomUUID().toString());
      damaged
          .orphans()
          .add(
              crm.copies(
                  "Leads",
                  records.get(CELLS + MISSING + i),
                  key.add("Email", "orphan" + i + "@quiet.example").build()));
    }
    return damaged;
  }

  /** The CRM's ids of our leads. */
  private static List<String> owned() {
    return world.postgres().ask("select crm_id from lead where crm_id is not null order by crm_id");
  }

  /** Begins a comparison and waits for its end. */
  private static JsonObject audited() {
    var begun = dana.send("POST", AUDITS, token(), null).expect(202).json().getString("id");
    Patience.untilTrue(
        "the comparison " + begun,
        LONG,
        () -> read(AUDITS + "/" + begun).getString("state").equals("done"));
    return read(AUDITS + "/" + begun);
  }

  /** Says how many were decided by this. */
  private static int decide(String kind, String use) {
    var body = Json.createObjectBuilder().add("kind", kind).add("use", use).build();
    var path = AUDITS + "/" + found.getString("id") + "/resolutions";
    return dana.send("POST", path, token(), body).expect(202).json().getInt("decided");
  }

  /** Decides about one cell, named by record and field. */
  private static void decideOne(String cell, String use) {
    var n =
        drift(found.getString("id")).stream()
            .filter(one -> one.getString("kind").equals("cell"))
            .filter(one -> cell.equals(one.getString("crm_id") + " " + one.getString("field")))
            .findFirst()
            .orElseThrow()
            .getInt("n");
    var path = AUDITS + "/" + found.getString("id") + "/drift/" + n + "/resolution";
    var body = Json.createObjectBuilder().add("use", use).build();
    dana.send("POST", path, token(), body).expect(202);
  }

  private static JsonObject resolutions() {
    return read(AUDITS + "/" + found.getString("id")).getJsonObject("resolutions");
  }

  private static List<JsonObject> drift(String audit) {
    var all = new ArrayList<JsonObject>();
    String next = "";
    while (next != null) {
      var page =
          dana.get(
                  AUDITS
                      + "/"
                      + audit
                      + "/drift?limit=25"
                      + (next.isEmpty() ? "" : "&cursor=" + next),
                  token())
              .expect(200);
      all.addAll(page.items());
      next = page.json().isNull("next") ? null : page.json().getString("next");
    }
    return all;
  }

  private static List<String> refused() {
    return drift(found.getString("id")).stream()
        .filter(one -> one.getString("state").equals("refused"))
        .map(JsonObject::toString)
        .limit(3)
        .toList();
  }

  private static String cell(Map<String, Map<String, String>> side, String record, String field) {
    return side.containsKey(record) ? side.get(record).get(field) : "";
  }

  /** The CRM's side, asked with COQL, in canonical form, by id. */
  private static Map<String, Map<String, String>> theirs() {
    var records = new TreeMap<String, Map<String, String>>();
    var behind = "";
    while (behind != null) {
      var rows =
          crm.as(SandboxSystem.DANA)
              .asks(
                  "select id, "
                      + String.join(", ", FIELDS.values())
                      + " from Leads where "
                      + (behind.isEmpty()
                          ? "Portal_Lead_Id is not null"
                          : "(Portal_Lead_Id is not null and id > '" + behind + "')")
                      + " order by id asc limit 0, 200");
      behind = rows.isEmpty() ? null : rows.get(rows.size() - 1).getString("id");
      for (var row : rows) {
        var values = new TreeMap<String, String>();
        FIELDS.forEach(
            (field, name) ->
                values.put(field, canonical(field, row.isNull(name) ? "" : row.getString(name))));
        records.put(row.getString("id"), values);
      }
    }
    return records;
  }

  /** The portal's side as its partner sees it. */
  private static Map<String, Map<String, String>> ours() {
    var records = new TreeMap<String, Map<String, String>>();
    for (var id : world.postgres().ask("select id from lead where crm_id is not null")) {
      var lead = owner.lead(UUID.fromString(id));
      var values = new TreeMap<String, String>();
      for (var field : FIELDS.keySet()) {
        var name = field.toLowerCase(Locale.ROOT);
        var value =
            field.equals("STATUS")
                ? Member.statusOf(lead)
                : lead.isNull(name) ? "" : lead.getString(name);
        values.put(field, canonical(field, value));
      }
      records.put(lead.getString("crm_id"), values);
    }
    return records;
  }

  /** The canonical form as docs/consistency.md describes it. */
  private static String canonical(String field, String value) {
    var text =
        Normalizer.normalize(value.equals("-None-") ? "" : value, Normalizer.Form.NFC).strip();
    return switch (field) {
      case "EMAIL" -> text.toLowerCase(Locale.ROOT);
      case "PHONE" -> (text.startsWith("+") ? "+" : "") + text.replaceAll("[^0-9]", "");
      case "NEED" -> text.replace("\r\n", "\n").replace('\r', '\n');
      default -> text;
    };
  }

  private static List<String> digests(JsonObject certificate, String side) {
    return certificate.getJsonArray("parts").getValuesAs(JsonObject.class).stream()
        .map(part -> part.getJsonObject("digests").getString(side))
        .toList();
  }

  /** The same of the ledger, which is where the portal wrote down what it did. */
  private static List<String> ledger(JsonObject certificate) {
    var digests = new ArrayList<String>();
    var from = "";
    for (var part : certificate.getJsonArray("parts").getValuesAs(JsonObject.class)) {
      var to = part.isNull("up_to") ? "9".repeat(20) : part.getString("up_to");
      digests.add(ask(LEDGER.formatted(from, to)));
      from = to;
    }
    return digests;
  }

  /** The same, worked out from records by id, part by part. */
  private static List<String> digests(
      JsonObject certificate, Map<String, Map<String, String>> records) throws Exception {
    var digests = new ArrayList<String>();
    var rest = new TreeMap<>(records);
    for (var part : certificate.getJsonArray("parts").getValuesAs(JsonObject.class)) {
      var here =
          part.isNull("up_to")
              ? new TreeMap<>(rest)
              : new TreeMap<>(rest.headMap(part.getString("up_to"), true));
      rest.keySet().removeAll(here.keySet());
      var lines =
          here.entrySet().stream()
              .flatMap(
                  record ->
                      record.getValue().entrySet().stream()
                          .map(cell -> line(record.getKey(), cell.getKey(), cell.getValue())))
              .collect(Collectors.joining());
      var sha256 = MessageDigest.getInstance("SHA-256");
      digests.add(HexFormat.of().formatHex(sha256.digest(lines.getBytes(StandardCharsets.UTF_8))));
    }
    return digests;
  }

  private static String line(String record, String field, String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8).length;
    return record + "|" + field + "|" + bytes + "|" + value + "\n";
  }

  /** What a JWS says; empty unless its signature is by a key the portal publishes. */
  private static Optional<JsonObject> payload(String jws) throws Exception {
    var parts = jws.split("\\.");
    var keys = Http.get(world.portal().at("/api/v1/jwks")).expect(200).json().getJsonArray("keys");
    var key =
        keys.getValuesAs(JsonObject.class).stream()
            .filter(one -> one.getString("kid").equals(json(parts[0]).getString("kid")))
            .findFirst()
            .orElseThrow();
    var curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    var point = new ECPoint(number(key.getString("x")), number(key.getString("y")));
    var spec = new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class));
    var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(KeyFactory.getInstance("EC").generatePublic(spec));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
        ? Optional.of(json(parts[1]))
        : Optional.empty();
  }

  private static BigInteger number(String base64) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
  }

  private static JsonObject json(String base64) {
    var text = new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    return Json.createReader(new java.io.StringReader(text)).readObject();
  }

  private static JsonObject read(String path) {
    return dana.get(path, token()).expect(200).json();
  }

  /** A token lives ten minutes; the full size takes longer. */
  private static String token() {
    if (token == null || dana.get(AUDITS, token).status() == 401) token = dana.signsIn();
    return token;
  }

  private static String ask(String sql) {
    return world.postgres().ask(sql).get(0);
  }
}
