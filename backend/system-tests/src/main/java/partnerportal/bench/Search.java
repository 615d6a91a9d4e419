package partnerportal.bench;

import jakarta.json.Json;
import java.lang.management.ManagementFactory;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/**
 * How long people wait for what they look for among very many leads: {@code mvn -q -Pbench
 * -Dmain=partnerportal.bench.Search}. Asked over HTTP, one after the other, by the owner of a
 * partner and by somebody in the CRM who sees all of them.
 */
public final class Search {

  private static final int LEADS = Integer.getInteger("bench.searched", 100_000);
  private static final int PARTNERS = 4;

  /** Submitted by people, so that addresses and numbers are there to be found. */
  private static final int REAL = 80;

  private static final int TIMES = 200;
  private static final int WARM = 100;

  private static final List<String> FIRST =
      List.of("Maren", "Otto", "Wren", "Piet", "Cleo", "Ada", "Signe", "Esme", "Ruben", "Bram");
  private static final List<String> LAST =
      List.of("Holt", "Lensing", "Castell", "Harrow", "Ransom", "Brennick", "Marrow", "Dorrin");
  private static final List<String> COMPANY =
      List.of(
          "Oakmere", "Brackwater", "Tallisade", "Stonevale", "Fernwick", "Quillmark", "Veldane");
  private static final List<String> KIND =
      List.of(
          "Foods", "Marine", "Robotics", "Mutual", "Hotels GmbH", "Press", "Dental", "Textiles");

  private Search() {}

  /** Sends a search and expects an answer. */
  @FunctionalInterface
  private interface Asks {
    void ask(String text);
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    try (var world = World.of("search", Map.of())) {
      var crowd = Crowd.in(world, PARTNERS);
      crowd.submits(REAL);
      fill(world);
      var owner = crowd.owners().get(0);
      var panel = new CrmPanel(world.portal(), world.crm(), SandboxSystem.DANA);
      measure(
          "partner", text -> owner.post("/api/v1/leads/search", asked(text), Map.of()).expect(200));
      var token = panel.signsIn();
      measure(
          "organisation",
          text ->
              panel
                  .send(
                      "POST",
                      "/api/v1/admin/leads/search",
                      token,
                      Json.createObjectBuilder().add("q", text).build())
                  .expect(200));
    }
  }

  /** The rest is put in past the portal, its contact data without a seal. */
  private static void fill(World world) throws SQLException {
    world
        .postgres()
        .ask(
            "with made as (insert into lead (id, organization, partner, number, channel, first_name, last_name,"
                + " company, email_index, phone_index, lifecycle, sync_state, submitted_at, changed_at, version)"
                + " select gen_random_uuid(), p.organization, p.id, 'XX-' || n, 'PORTAL', "
                + one(FIRST, "n")
                + ", "
                + one(LAST, "n / 7")
                + " || substr(md5(n || 'l'), 1, 2), "
                + one(COMPANY, "n / 11")
                + " || ' ' || substr(md5(n || 'c'), 1, 6) || ' ' || "
                + one(KIND, "n / 3")
                + ", sha256(('e' || n)::bytea), sha256(('p' || n)::bytea), 'IN_CRM', 'CLEAN', now(),"
                + " now() - n * interval '1 minute', 1 from generate_series(1, "
                + (LEADS - REAL)
                + ") n join (select id, organization, row_number() over (order by id) as at from partner) p on p.at = 1 + n % "
                + PARTNERS
                + " returning 1) select count(*) from made");
    // as the database does by itself before long
    try (var past = DriverManager.getConnection(world.postgres().url(), "postgres", "");
        var statement = past.createStatement()) {
      statement.execute("vacuum analyze lead, lead_words");
    }
  }

  private static String one(List<String> words, String by) {
    return "(array['" + String.join("','", words) + "'])[1 + (" + by + ") % " + words.size() + "]";
  }

  private static void measure(String who, Asks asks) {
    var looks = new LinkedHashMap<String, IntFunction<String>>();
    looks.put("name", n -> pick(FIRST, n) + " " + pick(LAST, n / 3) + hex(n));
    looks.put("company", n -> pick(COMPANY, n) + " " + pick(KIND, n / 2));
    looks.put("part", n -> "o" + hex(n));
    looks.put("email", n -> "ruth.halloran." + n % REAL + "@backlog" + n % REAL + ".example");
    looks.put("phone", n -> "+44 20 7946 0" + (100 + n));
    looks.put("nothing", n -> "nobody has this " + n);
    var line = new StringBuilder("search: leads=" + LEADS);
    looks.forEach(
        (what, text) -> {
          IntStream.range(0, WARM).forEach(n -> asks.ask(text.apply(n)));
          var took = new ArrayList<Double>();
          for (var n = 0; n < TIMES; n++) {
            var began = System.nanoTime();
            asks.ask(text.apply(n));
            took.add((System.nanoTime() - began) / 1e6);
          }
          took.sort(null);
          line.append(
              String.format(Locale.ROOT, " %s_p95_ms=%.1f", what, took.get(TIMES * 95 / 100)));
        });
    System.out.printf(
        Locale.ROOT,
        "%s of=%s load=%.1f%n",
        line,
        who,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String pick(List<String> words, int n) {
    return words.get(n % words.size());
  }

  private static String hex(int n) {
    return Integer.toHexString(16 + n % 240);
  }

  private static String asked(String text) {
    return Json.createObjectBuilder().add("q", text).build().toString();
  }
}
