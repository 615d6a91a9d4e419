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
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/**
 * Damage nobody was told of is found, all of it and nothing else, repaired, and proven to be gone.
 * Plays with a few hundred leads; {@code -Daudit.leads=5000} is the size the product is judged by.
 */
@PlaysIn.OwnWorld(seconds = 57)
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
    crm.tellsNobody();
    var damaged = damage();

    var audit = audited();

    var found = drift(audit.getString("id"));
    assertThat(found.stream().filter(one -> one.getString("kind").equals("cell")))
        .extracting(one -> one.getString("crm_id") + " " + one.getString("field"))
        .containsExactlyInAnyOrderElementsOf(damaged.cells());
    assertThat(found.stream().filter(one -> one.getString("kind").equals("missing")))
        .extracting(one -> one.getString("crm_id"))
        .containsExactlyInAnyOrderElementsOf(damaged.missing());
    assertThat(found.stream().filter(one -> one.getString("kind").equals("orphan")))
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
    var id = audited().getString("id");
    var signed = read(AUDITS + "/" + id + "/certificate");
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
    assertThat(digests(certificate, "ledger")).containsExactly(ask(LEDGER.replace("@", " ")));
    assertThat(payload(signed.getString("jws"))).isEqualTo(certificate);
  }

  /** The ledger's digest, by PostgreSQL alone; right while everything fits in one part. */
  static final String LEDGER =
      "select encode(sha256(coalesce(string_agg(convert_to(l.crm_id || '|' || c.field || '|64|' ||"
          + " encode(c.value_hash, 'hex') || E'\\n', 'UTF8'), ''::bytea order by lpad(l.crm_id, 20, '0'), c.field collate \"C\"),"
          + " ''::bytea)), 'hex') from lead_cell c join lead l on l.id = c.lead where l.crm_id is not null@";

  @Test
  @Order(4)
  void what_was_decided_is_carried_out_and_nothing_differs_any_more() {
    var id = audited().getString("id");
    decide(id, "cell", "crm");
    decide(id, "missing", "portal");
    decide(id, "orphan", "crm");
    Patience.untilTrue(
        "everything to be settled",
        LONG,
        () -> {
          var progress = read(AUDITS + "/" + id).getJsonObject("resolutions");
          assertThat(progress.getInt("refused")).as("refused: " + refused(id)).isZero();
          return progress.getInt("decided") + progress.getInt("open") == 0;
        });
    Patience.untilTrue(
        "nothing to be on its way", LONG, () -> ask("select count(*) from outbox").equals("0"));

    var after = audited();

    assertThat(drift(after.getString("id"))).isEmpty();
    assertThat(after.getInt("different")).isZero();
    assertThat(after.getJsonNumber("records").longValue()).isEqualTo(LEADS + ORPHANS);
    for (var lead : leads) assertThat(crm.leadsByPortalId(lead)).hasSize(1);
  }

  private record Damage(List<String> cells, List<String> missing, List<String> orphans) {}

  private static Damage damage() {
    var records = owned();
    var fields = List.of("COMPANY", "EMAIL", "PHONE", "NEED", "LAST_NAME");
    var damaged = new Damage(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var i = 0; i < CELLS; i++) {
      var field = fields.get(i % fields.size());
      var value =
          field.equals("PHONE") ? "+49 30 99" + (1000 + i) : "changed" + i + "@quiet.example";
      var id = records.get(i);
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

  private static void decide(String audit, String kind, String use) {
    var body = Json.createObjectBuilder().add("kind", kind).add("use", use).build();
    dana.send("POST", AUDITS + "/" + audit + "/resolutions", token(), body).expect(202);
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

  private static List<String> refused(String audit) {
    return drift(audit).stream()
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

  /** What a JWS says, once its signature is found to be by a key the portal publishes. */
  private static JsonObject payload(String jws) throws Exception {
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
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    return json(parts[1]);
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
