package zohosandbox;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import zohosandbox.Crm.Answer;

/**
 * Prints how long a sandbox with many leads takes to answer; no test, and so no part of the build.
 * After {@code mvn package}: {@code java -cp target/test-classes:target/zoho-sandbox.jar
 * zohosandbox.Bench}, with another number of leads behind it if wanted.
 */
final class Bench {

  private static final int ROUNDS = 15;

  private Bench() {}

  public static void main(String[] arguments) {
    String leads = arguments.length > 0 ? arguments[0] : "100000";
    long start = System.nanoTime();
    try (Crm crm =
        Crm.with(Map.of("SANDBOX_SEED_LEADS", leads, "SANDBOX_SEED_PARTNERS", "200")).signedIn()) {
      System.out.printf("%s leads made up in %.1f s%n", leads, (System.nanoTime() - start) / 1e9);
      JsonObject lead =
          crm.get("/crm/v8/Leads?fields=Email,Partner&per_page=200").data().stream()
              .map(JsonObject.class::cast)
              .filter(row -> !row.isNull("Partner"))
              .findFirst()
              .orElseThrow();
      crm.create("Leads", "{\"Last_Name\":\"U\",\"Portal_Lead_Id\":\"bench\"}");
      query(crm, "id", "id = '" + lead.getString("id") + "'");
      query(crm, "unique field", "Portal_Lead_Id = 'bench'");
      query(crm, "Email", "Email = '" + lead.getString("Email") + "'");
      query(
          crm,
          "Partner",
          "Partner = '" + lead.getJsonObject("Partner").getString("id") + "' limit 200");
      query(
          crm,
          "Modified_Time keyset",
          "(Modified_Time > '2026-05-01T00:00:00+00:00' or (Modified_Time ="
              + " '2026-05-01T00:00:00+00:00' and id > '5437000000001000000'))"
              + " order by Modified_Time asc, id asc limit 200");
      query(crm, "no index", "Company like '%tools 99%' limit 200");
      String list = "/crm/v8/Leads?fields=Email,Partner,Owner,Lead_Status&per_page=200";
      time("list", () -> crm.get(list));
      time("list by Modified_Time", () -> crm.get(list + "&sort_by=Modified_Time"));
      time("list converted", () -> crm.get(list + "&converted=true"));
      time("count", () -> crm.get("/crm/v8/Leads/actions/count"));
      time("search by e-mail", () -> crm.get("/crm/v8/Leads/search?email=nobody@nowhere.example"));
      Runtime java = Runtime.getRuntime();
      System.gc();
      System.out.printf("heap %d MB%n", (java.totalMemory() - java.freeMemory()) >> 20);
    }
  }

  private static void query(Crm crm, String name, String where) {
    time("coql " + name, () -> crm.coql("select Email, Lead_Status from Leads where " + where));
  }

  private static void time(String name, Supplier<Answer> call) {
    double[] ms = new double[ROUNDS];
    int status = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      status = call.get().status();
      ms[i] = (System.nanoTime() - start) / 1e6;
    }
    double first = ms[0];
    Arrays.sort(ms);
    System.out.printf(
        "%-28s %d  first %7.1f ms  median %7.1f ms%n", name, status, first, ms[ROUNDS / 2]);
  }
}
