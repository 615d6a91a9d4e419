package partnerportal.chaos;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import partnerportal.chaos.Clients.Stopping;

/**
 * Compares both sides while everything happens: the portal's rows, read as the database's owner
 * because asking the API for all of them every few seconds would be a load of its own, and the
 * CRM's journal. Contact data is sealed in those rows; it is compared at the end, through the API.
 */
final class Sampler {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final long A_MOMENT_NANOS = 50_000_000;

  /** The cells that stand unsealed in the portal's rows. */
  private static final Set<Cell> OPEN =
      Set.of(Cell.FIRST_NAME, Cell.LAST_NAME, Cell.COMPANY, Cell.COUNTRY, Cell.STATUS);

  private static final String ROWS =
      "select row_to_json(one)::text from (select id, crm_status, crm_status_since, lifecycle, sync_state,"
          + " first_name, last_name, company, country,"
          // not carried over before the lead was converted: kept here, and the partner is told
          + " array(select field from lead_change where lead = of.id and kind = 'NOT_IN_CRM'"
          + " and of.lifecycle = 'CONVERTED') as kept from lead of) one";

  private final ChaosWorld world;
  private final ChaosPlan plan;
  private final Outages outages;
  private final Map<String, Seen> seen = new HashMap<>();
  private final Map<String, String> since = new HashMap<>();
  private final Set<String> backwards = new HashSet<>();
  private final List<String> curve = new ArrayList<>();
  private double worst = 100;
  private boolean away;
  private long back = System.nanoTime();

  private record Seen(String portal, String crm, long at) {
    boolean equal() {
      return portal.equals(crm);
    }
  }

  /**
   * What one look saw.
   *
   * @param different cells that are not equal, whatever their age
   * @param cells how many there are
   * @param old cells old enough to be judged
   * @param wrong those of them that are not equal
   */
  record Look(List<String> different, int cells, int old, int wrong) {}

  Sampler(ChaosWorld world, ChaosPlan plan, Outages outages) {
    this.world = world;
    this.plan = plan;
    this.outages = outages;
  }

  /** Looks every five seconds. */
  void work(Stopping stopping) {
    while (!stopping.now()) {
      try {
        var before = outages.declared();
        note(look(), before);
      } catch (IllegalStateException databaseAway) {
        tell("none: " + databaseAway.getMessage());
      }
      pause(stopping);
    }
  }

  private static void pause(Stopping stopping) {
    var end = System.nanoTime() + EVERY.toNanos();
    while (System.nanoTime() < end && !stopping.now()) LockSupport.parkNanos(A_MOMENT_NANOS);
  }

  /** The last look judges every cell, however young: a short run has none that is old enough. */
  void noteAtTheEnd() {
    var look = look();
    var percent = percent(look.cells(), look.different().size());
    tell("%.3f of %d at the end".formatted(percent, look.cells()));
    worst = Math.min(worst, percent);
  }

  private static double percent(int all, int wrong) {
    return all == 0 ? 100 : 100.0 * (all - wrong) / all;
  }

  /** What began in an outage is not judged, even if that was over before the look was. */
  private void note(Look look, Outages.Declared before) {
    var declared = away || before.now() || !before.equals(outages.declared());
    var percent = percent(look.old(), look.wrong());
    tell(
        "%.3f of %d (%d different in all)%s"
            .formatted(percent, look.old(), look.different().size(), declared ? " outage" : ""));
    if (!declared) worst = Math.min(worst, percent);
  }

  /** In a file at once, so that a long run can be watched. */
  private void tell(String line) {
    curve.add(line);
    try {
      Files.writeString(
          world.folder().resolve("curve.txt"),
          Instant.now() + " " + line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lowest share of equal cells in any look that was judged, in percent. */
  double worst() {
    return worst;
  }

  /** Every look. */
  List<String> curve() {
    return List.copyOf(curve);
  }

  /** Leads whose word in the portal was replaced by an older one. */
  Set<String> backwards() {
    return Set.copyOf(backwards);
  }

  /** Compares everything once. */
  synchronized Look look() {
    world.journal().catchUp();
    var now = System.nanoTime();
    noteWhetherAnybodyIsThere(now);
    var settled = settled().toNanos();
    var from = Math.max(outages.ended(), back);
    var alive = byPortalId(world.journal().live());
    var ever = byPortalId(world.journal().ever());
    var different = new ArrayList<String>();
    var old = 0;
    var wrong = 0;
    for (var row : rows()) {
      var id = UUID.fromString(row.getString("id"));
      monotone(row);
      for (var pair : cells(row, alive.get(id), ever.get(id)).entrySet()) {
        var key = id + " " + pair.getKey();
        var cell = remembered(key, pair.getValue(), now);
        if (!cell.equal()) different.add(key + " portal=" + cell.portal() + " crm=" + cell.crm());
        if (now - Math.max(cell.at(), from) < settled) continue;
        old++;
        if (!cell.equal()) wrong++;
      }
    }
    return new Look(different, seen.size(), old, wrong);
  }

  /** The age from which on cells are judged now. */
  Duration settled() {
    return plan.settled(
        world.nodes().stream().map(Node::lastStart).max(Duration::compareTo).orElse(Duration.ZERO));
  }

  /** Without any node there is no portal that could be behind; the clock starts with the next. */
  private void noteWhetherAnybodyIsThere(long now) {
    var before = away;
    away = world.nodes().stream().noneMatch(Node::isReady);
    if (away || before) back = now;
  }

  private Seen remembered(String key, String[] pair, long now) {
    return seen.compute(
        key,
        (one, before) ->
            before != null && before.portal().equals(pair[0]) && before.crm().equals(pair[1])
                ? before
                : new Seen(pair[0], pair[1], now));
  }

  private void monotone(JsonObject row) {
    var time = Cell.text(row, "crm_status_since");
    var before = since.put(row.getString("id"), time);
    if (before != null && before.compareTo(time) > 0) backwards.add(row.getString("id"));
  }

  private Map<String, String[]> cells(JsonObject row, JsonObject alive, JsonObject ever) {
    var lifecycle = row.getString("lifecycle");
    var all = new HashMap<String, String[]>();
    var there = ever == null ? "absent" : alive == null ? "deleted" : "there";
    var thought =
        switch (lifecycle) {
          case "CRM_DELETED" -> "deleted";
          // what waits for a person to look may be gone from the CRM or never have got there
          case "SUBMITTED", "RELEASED" ->
              row.getString("sync_state").equals("BLOCKED") && alive == null
                  ? there
                  : "to be there";
          default -> "there";
        };
    all.put("presence", new String[] {thought, there});
    if (alive == null) return all;
    all.put(
        "conversion",
        new String[] {
          String.valueOf(lifecycle.equals("CONVERTED")), String.valueOf(CrmJournal.converted(alive))
        });
    var kept = row.getJsonArray("kept").toString();
    for (var cell : OPEN) {
      if (kept.contains('"' + cell.portal() + '"')) continue;
      var ours = Cell.text(row, cell == Cell.STATUS ? "crm_status" : cell.portal());
      all.put(cell.name(), new String[] {cell.canonical(ours), cell.canonical(cell.inCrm(alive))});
    }
    return all;
  }

  private List<JsonObject> rows() {
    return world.postgres().ask(ROWS).stream()
        .map(
            text -> {
              try (var reader = Json.createReader(new StringReader(text))) {
                return reader.readObject();
              }
            })
        .toList();
  }

  private static Map<UUID, JsonObject> byPortalId(Map<String, JsonObject> records) {
    var all = new HashMap<UUID, JsonObject>();
    records
        .values()
        .forEach(record -> CrmJournal.portalId(record).ifPresent(id -> all.put(id, record)));
    return all;
  }
}
