package partnerportal.systems;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The stand-in for Zoho CRM as a process of its own, spoken to as the people who work in it. */
public final class SandboxSystem implements AutoCloseable {

  /** The OAuth client it knows; the portal signs in as this one. */
  public static final String CLIENT_ID = "1000.SANDBOXCLIENT";

  /** The client's secret. */
  public static final String CLIENT_SECRET = "sandbox-secret";

  /** The consent of the integration user. */
  public static final String REFRESH_TOKEN = "1000.sandbox.refresh";

  /** The administrator. */
  public static final String DANA = "Dana Whitlock";

  /** The partner manager. */
  public static final String JONAS = "Jonas Aldery";

  /** Reads only. */
  public static final String RITA = "Rita Mohr";

  private static final Duration TO_START = Duration.ofSeconds(60);

  private final int port;
  private final int widgetPort;
  private final Path folder;
  private final List<String> more;
  private final Map<String, CrmUser> users = new ConcurrentHashMap<>();
  private volatile ChildProcess process;

  private SandboxSystem(int port, int widgetPort, Path folder, List<String> more) {
    this.port = port;
    this.widgetPort = widgetPort;
    this.folder = folder;
    this.more = more;
  }

  /**
   * Starts the CRM and waits until it answers.
   *
   * @param folder where its log goes
   * @param more further arguments, e.g. {@code --data} and a file
   */
  public static SandboxSystem start(int port, int widgetPort, Path folder, String... more) {
    var crm = begin(port, widgetPort, folder, more);
    crm.awaitReady();
    return crm;
  }

  /** The same without waiting: {@link #awaitReady} tells when it answers. */
  public static SandboxSystem begin(int port, int widgetPort, Path folder, String... more) {
    var crm = new SandboxSystem(port, widgetPort, folder, List.of(more));
    crm.up();
    return crm;
  }

  /** The CRM's screen and API. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where it serves our widgets from. */
  public URI widgets() {
    return URI.create("http://127.0.0.1:" + widgetPort);
  }

  /** The number of its organisation. */
  public String organization() {
    var at = more.indexOf("--zgid");
    return at < 0 ? CrmPanel.ORGANIZATION : more.get(at + 1);
  }

  /** Starts the process (again) and waits until it answers. */
  public void startAgain() {
    up();
    awaitReady();
  }

  private void up() {
    var jar = Repository.here().sandboxJar();
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing. Build it first: mvn package -DskipTests");
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-jar", jar.toString()));
    command.addAll(
        List.of("--port", Integer.toString(port), "--widget-port", Integer.toString(widgetPort)));
    if (!more.contains("--zgid")) command.addAll(List.of("--zgid", CrmPanel.ORGANIZATION));
    Recording.file().ifPresent(file -> command.addAll(List.of("--exchanges", file.toString())));
    command.addAll(more);
    process =
        ChildProcess.start("sandbox", folder, new ChildProcess.Start(command, folder), Map.of());
    users.clear();
  }

  /**
   * Waits until it answers.
   *
   * @throws IllegalStateException when the process ended instead
   */
  public void awaitReady() {
    Patience.untilTrue(
        "the CRM sandbox at " + address(),
        TO_START,
        () -> {
          if (!process.alive()) {
            throw new IllegalStateException(
                "The sandbox ended during its start:\n" + process.lastWords());
          }
          return Http.answers(URI.create(address() + "/_sandbox/health"));
        });
  }

  /** Ends the process without a warning. */
  public void kill() {
    process.kill();
  }

  /** Completes when the running process has ended, however it did. */
  public CompletableFuture<?> onExit() {
    return process.onExit();
  }

  @Override
  public void close() {
    process.stop();
  }

  /** One of the people who work in the CRM, by name. */
  public CrmUser as(String name) {
    return users.computeIfAbsent(name, unknown -> CrmUser.signIn(address(), unknown));
  }

  /**
   * Somebody applied to become a partner.
   *
   * @param email null for a partner whose address nobody knows yet
   * @return the id of the record
   */
  public String partnerApplied(String company, String contact, String email) {
    var partner =
        Json.createObjectBuilder()
            .add("Name", company)
            .add("Contact_Name", contact)
            .add("Partner_Status", "Applied");
    if (email != null) partner.add("Email", email);
    return as(DANA).inserts("Partners", partner.build());
  }

  /** The names of the partners who have applied and were not answered yet. */
  public List<String> applicants() {
    return as(DANA)
        .asks("select Name from Partners where Partner_Status = 'Applied' order by Name")
        .stream()
        .map(partner -> partner.getString("Name"))
        .toList();
  }

  /** The id of the partner with that name. */
  public String partnerNamed(String company) {
    return as(DANA).asks("select id from Partners where Name = '" + company + "' limit 1").stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The CRM knows no partner " + company))
        .getString("id");
  }

  /** Dana sets a partner's picklist to Approved. */
  public void adminApproves(String partner) {
    partnerStatus(partner, "Approved");
  }

  /** Dana sets a partner's picklist. */
  public void partnerStatus(String partner, String status) {
    as(DANA)
        .updates(
            "Partners", partner, Json.createObjectBuilder().add("Partner_Status", status).build());
  }

  /** Dana makes somebody the owner of a partner's record. */
  public void looksAfter(String person, String partner) {
    var owner =
        as(DANA)
            .call("GET", "/crm/v8/users?type=AllUsers", null)
            .expect(200)
            .json()
            .getJsonArray("users")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(user -> user.getString("full_name").equals(person))
            .map(user -> Json.createObjectBuilder().add("id", user.getString("id")))
            .findFirst()
            .orElseThrow();
    as(DANA).updates("Partners", partner, Json.createObjectBuilder().add("Owner", owner).build());
  }

  /** Dana works on a lead. */
  public void statusChanged(String lead, String status) {
    as(DANA).updates("Leads", lead, Json.createObjectBuilder().add("Lead_Status", status).build());
  }

  /** A lead becomes a deal that has just begun. */
  public String dealMade(String lead, String name, String amount) {
    return as(DANA)
        .converts(
            lead,
            Json.createObjectBuilder()
                .add("Deal_Name", name)
                .add("Stage", "Qualification")
                .add("Closing_Date", "2031-07-01")
                .add("Amount", new BigDecimal(amount))
                .build());
  }

  /** Dana moves a deal. */
  public void dealMoved(String deal, String stage) {
    as(DANA).updates("Deals", deal, Json.createObjectBuilder().add("Stage", stage).build());
  }

  /**
   * Dana writes a note on a lead.
   *
   * @return the id of the note
   */
  public String noted(String lead, String title, String content) {
    return as(DANA).inserts("Leads/" + lead + "/Notes", note(title, content));
  }

  /** Dana writes a note anew. */
  public void noteChanged(String note, String title, String content) {
    as(DANA).updates("Notes", note, note(title, content));
  }

  private static JsonObject note(String title, String content) {
    return Json.createObjectBuilder().add("Note_Title", title).add("Note_Content", content).build();
  }

  /** The organisation gives its leads one more status. */
  public void leadStatusAdded(String word) {
    var field =
        as(DANA)
            .call("GET", "/crm/v8/settings/fields?module=Leads", null)
            .expect(200)
            .json()
            .getJsonArray("fields")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(one -> one.getString("api_name").equals("Lead_Status"))
            .findFirst()
            .orElseThrow();
    var values = Json.createArrayBuilder(field.getJsonArray("pick_list_values"));
    values.add(
        Json.createObjectBuilder().add("display_value", word).add("actual_value", word).build());
    var body =
        Json.createObjectBuilder()
            .add(
                "fields",
                Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("pick_list_values", values)))
            .build();
    as(DANA)
        .call(
            "PATCH",
            "/crm/v8/settings/fields/" + field.getString("id") + "?module=Leads",
            body.toString())
        .expect(200);
  }

  /** From now on it calls nobody, whatever changes. */
  public void callsNobody() {
    fault(Json.createObjectBuilder().add("kind", "callback-drop").add("count", -1).build());
  }

  /** Dana changes one value of a lead. */
  public void leadChanged(String lead, String field, String value) {
    as(DANA).updates("Leads", lead, Json.createObjectBuilder().add(field, value).build());
  }

  /** Dana makes a deal of a lead. */
  public void leadConverted(String lead) {
    as(DANA)
        .call(
            "POST",
            "/crm/v8/Leads/" + lead + "/actions/convert",
            "{\"data\":[{\"overwrite\":true}]}")
        .expect(200);
  }

  /** Waits until a lead has a value in the CRM. */
  public JsonObject awaitValue(String lead, String field, String value, Duration atMost) {
    return Patience.until(
        field + " " + value + " on record " + lead,
        atMost,
        () -> record("Leads", lead).filter(seen -> value.equals(seen.getString(field, null))));
  }

  /** All leads that carry the portal's id; more than one is a fault. */
  public List<JsonObject> leadsByPortalId(UUID id) {
    var rows = as(DANA).asks("select id from Leads where Portal_Lead_Id = '" + id + "' limit 10");
    return rows.stream()
        .map(row -> record("Leads", row.getString("id")))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The lead that carries the portal's id, waited for. */
  public JsonObject leadByPortalId(UUID id) {
    return Patience.until(
        "lead " + id + " in the CRM", Member.SOON, () -> leadsByPortalId(id).stream().findFirst());
  }

  /** All leads of a company name. */
  public List<JsonObject> leadsOfCompany(String company) {
    var rows = as(DANA).asks("select id from Leads where Company = '" + company + "' limit 50");
    return rows.stream()
        .map(row -> record("Leads", row.getString("id")))
        .flatMap(Optional::stream)
        .toList();
  }

  /** A record as Dana sees it. */
  public Optional<JsonObject> record(String module, String id) {
    return as(DANA).reads(module, id);
  }

  /**
   * Waits until the portal has introduced itself and wants to hear of changes. What happened before
   * that is history to it.
   */
  public void awaitPortal() {
    channelFor("Partners");
    channelFor("Leads");
  }

  /** How it reports changes of a module to the portal. */
  public Channel channelFor(String module) {
    return Patience.until(
        "a channel for " + module,
        Member.SOON,
        () ->
            channels().stream()
                .filter(one -> one.getJsonArray("events").toString().contains("\"" + module + "."))
                .findFirst()
                .map(
                    one ->
                        new Channel(
                            module,
                            one.getString("channel_id"),
                            URI.create(one.getString("notify_url")),
                            Optional.of(one.getString("token")))));
  }

  /**
   * From now on its API answers no read, no new record and no sign-in. Changes of a known record
   * still pass, so that the people in these stories can go on working at their screen.
   */
  public void outage() {
    unavailable("GET /crm/*", "POST /crm/*", "POST /oauth/*");
  }

  /** From now on nobody can read anything from it; what people write passes. */
  public void answersNoRead() {
    unavailable("GET /crm/*", "POST /crm/v8/coql");
  }

  private void unavailable(String... matches) {
    for (var calls : matches) {
      fault(
          Json.createObjectBuilder()
              .add("kind", "status")
              .add("match", calls)
              .add("count", -1)
              .add("status", 503)
              .build());
    }
  }

  /** All that went wrong on purpose ends. */
  public void recover() {
    control("DELETE", "/_sandbox/faults", null).expect(200, 204);
  }

  /** The next creation of a record is done, but its answer never arrives. */
  public void losesTheNextAnswer() {
    fault(
        Json.createObjectBuilder()
            .add("kind", "commit-no-answer")
            .add("match", "POST /crm/v8/Leads/upsert")
            .build());
  }

  /** From now on every answer leaves so long after its call came, or later if the work takes it. */
  public void answersAfter(Duration latency) {
    answersAfter(latency, "*");
  }

  /**
   * The same for some calls only.
   *
   * @param calls for instance {@code GET /crm/v8/Leads/deleted}; a star at the end stands for any
   */
  public void answersAfter(Duration latency, String calls) {
    fault(
        Json.createObjectBuilder()
            .add("kind", "latency")
            .add("match", calls)
            .add("count", -1)
            .add("ms", latency.toMillis())
            .build());
  }

  /** The next creation is done at once, but its answer leaves so long after its call came. */
  public void answersTheNextCreationAfter(Duration latency) {
    fault(
        Json.createObjectBuilder()
            .add("kind", "latency")
            .add("match", "POST /crm/v8/Leads/upsert")
            .add("ms", latency.toMillis())
            .build());
  }

  /** What was asked of it so far: calls by method and path, credits, refused calls. */
  public JsonObject asked() {
    return control("GET", "/_sandbox/requests", null).expect(200).json();
  }

  /** Counts from nought, as on a new day; all that went wrong on purpose ends, too. */
  public void forgetsWhatItCounted() {
    control("POST", "/_sandbox/reset", null).expect(200);
  }

  /** Another program of the organisation uses credits. */
  public void othersSpend(int credits) {
    control("POST", "/_sandbox/spend?credits=" + credits, null).expect(200);
  }

  /** Has a module or not, as in an edition without it. */
  public void hasModule(String name, boolean there) {
    control(there ? "PUT" : "DELETE", "/_sandbox/modules/" + name, null).expect(200);
  }

  /** Refuses calls from now on, with a status and a code of its own. */
  public void refuses(String call, int status, String code) {
    fault(
        Json.createObjectBuilder()
            .add("kind", "status")
            .add("match", call)
            .add("count", -1)
            .add("status", status)
            .add("code", code)
            .build());
  }

  /** Changes members of a record behind everybody's back; it does not count as a change. */
  public void damages(String module, String id, JsonObject members) {
    control("PUT", quiet(module, id), members).expect(200);
  }

  /** Loses a record without having deleted it. */
  public void loses(String module, String id) {
    control("DELETE", quiet(module, id), null).expect(200);
  }

  /**
   * Has a second record like another one, which nobody made.
   *
   * @return its id
   */
  public String copies(String module, String id, JsonObject members) {
    return control("POST", quiet(module, id) + "/copy", members).expect(200).json().getString("id");
  }

  private static String quiet(String module, String id) {
    return "/_sandbox/records/" + module + "/" + id;
  }

  private void fault(JsonObject fault) {
    control("POST", "/_sandbox/faults", fault).expect(201);
  }

  private List<JsonObject> channels() {
    return control("GET", "/_sandbox/state", null)
        .expect(200)
        .json()
        .getJsonArray("channels")
        .getValuesAs(JsonObject.class);
  }

  private Reply control(String method, String path, JsonObject body) {
    var headers = Map.of("Content-Type", "application/json");
    return Http.send(
        method, URI.create(address() + path), headers, body == null ? null : body.toString());
  }
}
