package partnerportal.chaos;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares what was acknowledged with both sides, once everything is quiet: the portal as each
 * partner sees it, the CRM as its journal has it, cell by cell.
 */
final class Checker {

  private final ChaosWorld world;
  private final List<String> breaches = new ArrayList<>();
  private int lost;
  private int duplicates;
  private int regressions;
  private int stuck;
  private int different;

  /**
   * A checker.
   *
   * @param stuck leads seen as refused in between although the CRM had them
   */
  Checker(ChaosWorld world, Collection<String> stuck) {
    this.world = world;
    this.stuck = stuck.size();
    stuck.forEach(lead -> breaches.add("stuck: " + lead + " was refused, but the CRM had it"));
  }

  /**
   * The verdict.
   *
   * @param convergedSeconds see {@link Verdict}
   * @param tokens access tokens beyond what losses explain
   */
  Verdict judge(List<Story> stories, Sampler sampler, long convergedSeconds, int tokens) {
    world.journal().catchUp();
    var view = new PortalView(world.nodes());
    var pages = new ConcurrentHashMap<ChaosPartner, Map<String, JsonObject>>();
    stories.stream().map(Story::partner).distinct().toList().parallelStream()
        .forEach(partner -> pages.put(partner, view.leads(partner)));
    var records = byReference(world.journal().live());
    var ever = byReference(world.journal().ever());
    for (var story : stories) {
      var page = page(story, pages.get(story.partner()));
      var live = records.getOrDefault(story.reference(), List.of());
      var known = ever.getOrDefault(story.reference(), List.of());
      if (known.size() > 1) {
        duplicates += known.size() - 1;
        breach("duplicate", story, "the CRM made " + known.size() + " records");
      }
      if (!story.isAcknowledged()) continue;
      if (page == null) lost(story, "the portal does not show it");
      else one(story, page, live, known, view);
    }
    pages.forEach((partner, leads) -> unknown(partner, leads, stories));
    histories(view);
    sampler.backwards().forEach(lead -> regression(lead + " was seen with an older change"));
    if (tokens > 0) breaches.add("tokens: " + tokens + " more than losses explain");
    var acknowledged = (int) stories.stream().filter(Story::isAcknowledged).count();
    return new Verdict(
        acknowledged,
        lost,
        duplicates,
        regressions,
        sampler.worst(),
        convergedSeconds,
        stuck,
        different,
        tokens,
        breaches);
  }

  private static JsonObject page(Story story, Map<String, JsonObject> pages) {
    var page = story.isAcknowledged() ? pages.get(story.number()) : null;
    if (page == null || !Cell.NEED.inPortal(page).startsWith(story.reference())) return null;
    story.found(UUID.fromString(page.getString("id")));
    return page;
  }

  private void one(
      Story story,
      JsonObject page,
      List<JsonObject> live,
      List<JsonObject> known,
      PortalView view) {
    var blocked = page.getJsonObject("sync").getString("state").equals("blocked");
    // created, deleted there and never settled: that waits for a person to look, as it should
    if (blocked && live.isEmpty()) return;
    if (blocked) {
      stuck++;
      breach("stuck", story, "blocked, but the CRM has it: " + page.getJsonObject("sync"));
    }
    if (known.isEmpty()) {
      lost(story, "the CRM does not have it: " + page.getJsonObject("sync"));
      return;
    }
    order(story, view);
    var lifecycle = page.getString("lifecycle");
    if (live.isEmpty()) {
      if (!lifecycle.equals("crm_deleted")) differs(story, "deleted there, here " + lifecycle);
      return;
    }
    var record = live.get(0);
    if (lifecycle.equals("crm_deleted")) differs(story, "deleted here, there it lives");
    if (CrmJournal.converted(record) != lifecycle.equals("converted"))
      differs(story, "converted there " + CrmJournal.converted(record) + ", here " + lifecycle);
    for (var cell : Cell.values()) cell(story, cell, page, record, view);
  }

  private void cell(Story story, Cell cell, JsonObject page, JsonObject record, PortalView view) {
    var there = cell.canonical(cell.inCrm(record));
    var here = cell.canonical(cell.inPortal(page));
    // converted before it could be carried over: kept here, and the partner is told
    if (!here.equals(there)
        && CrmJournal.converted(record)
        && view.keptHere(story.partner(), story.id().toString(), cell)) return;
    if (!here.equals(there))
      differs(story, cell + " here \"" + here + "\", there \"" + there + "\"");
    var possible = Model.possible(story, cell);
    if (!possible.contains(there))
      regression(story.reference() + " " + cell + " is \"" + there + "\", not one of " + possible);
  }

  /** What the portal showed must have been in the CRM, in that order. */
  private void order(Story story, PortalView view) {
    if (story.writes().stream().noneMatch(write -> write.cell() == Cell.STATUS)) return;
    var shown = view.statuses(story.partner(), story.id().toString());
    var were = world.journal().values(story.id(), Cell.STATUS);
    var at = 0;
    for (var word : shown) {
      while (at < were.size() && !were.get(at).equals(word)) at++;
      if (at++ == were.size()) {
        regression(story.reference() + " showed " + shown + ", in the CRM it was " + were);
        return;
      }
    }
  }

  private void unknown(ChaosPartner partner, Map<String, JsonObject> leads, List<Story> stories) {
    var numbers = new HashSet<String>();
    stories.stream()
        .filter(story -> story.partner() == partner && story.isAcknowledged())
        .forEach(story -> numbers.add(story.number()));
    var open = stories.stream().anyMatch(story -> !story.isAcknowledged());
    leads.keySet().stream()
        .filter(number -> !numbers.contains(number) && !open)
        .forEach(
            number -> {
              duplicates++;
              breaches.add("duplicate: the portal has " + number + ", which nobody was told of");
            });
  }

  /** What each lead is, and what they are counted by, has to follow from the log alone. */
  private void histories(PortalView view) {
    var organizations = world.postgres().ask("select id::text from organization");
    if (organizations.size() != 1) {
      duplicates++;
      breaches.add("duplicate: the portal made organisations " + organizations);
    }
    for (var organization : organizations)
      for (var line : view.historyCheck(organization)) {
        different++;
        breaches.add("history: " + line);
      }
  }

  private void lost(Story story, String why) {
    lost++;
    breach("lost", story, why);
  }

  private void differs(Story story, String how) {
    different++;
    breach("different", story, how);
  }

  private void regression(String what) {
    regressions++;
    breaches.add("regression: " + what);
  }

  private void breach(String kind, Story story, String what) {
    breaches.add(kind + ": " + story.reference() + " " + story.number() + " " + what);
  }

  private static Map<String, List<JsonObject>> byReference(Map<String, JsonObject> records) {
    var all = new HashMap<String, List<JsonObject>>();
    records
        .values()
        .forEach(
            record -> {
              var need = Cell.NEED.inCrm(record);
              if (need.startsWith("ref-"))
                all.computeIfAbsent(need.substring(0, 9), one -> new ArrayList<>()).add(record);
            });
    return all;
  }
}
