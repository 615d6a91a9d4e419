package partnerportal.chaos;

import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import partnerportal.chaos.Clients.Stopping;
import partnerportal.chaos.History.End;
import partnerportal.chaos.Story.Side;
import partnerportal.chaos.Story.Write;
import partnerportal.systems.Patience;
import partnerportal.systems.Reply;
import partnerportal.systems.SandboxSystem;

/** Somebody who works on leads in the CRM's screen. */
final class CrmPeople {

  private static final String NAME = "dana";

  /** No lead gets a word twice, so that an older one is told from a newer. */
  private static final List<String> WORDS =
      List.of(
          "Attempted to Contact",
          "Contact in Future",
          "Contacted",
          "Junk Lead",
          "Lost Lead",
          "Pre-Qualified",
          "Not Qualified");

  private final ChaosWorld world;
  private final History history;
  private final Random chance;
  private final Map<String, List<String>> wordsLeft = new HashMap<>();
  private int edits;

  CrmPeople(ChaosWorld world, History history, long seed) {
    this.world = world;
    this.history = history;
    this.chance = new Random(seed);
  }

  /** Does something about some lead, again and again. */
  void work(Clients clients, long pauseNanos, Stopping stopping) {
    while (!stopping.now()) {
      LockSupport.parkNanos(pauseNanos);
      world.journal().catchUp();
      some(clients.stories()).ifPresent(this::something);
    }
  }

  private Optional<Story> some(List<Story> stories) {
    if (stories.isEmpty()) return Optional.empty();
    // the newest are where the races are
    var from = Math.max(0, stories.size() - 60);
    var one = stories.get(from + chance.nextInt(stories.size() - from));
    return one.isEnded() ? Optional.empty() : Optional.of(one);
  }

  private void something(Story story) {
    record(story)
        .ifPresent(
            crmId -> {
              var dice = chance.nextInt(100);
              if (dice < 3) delete(story, crmId);
              else if (dice < 6) convert(story, crmId);
              else if (dice < 30) edit(story, crmId);
              else status(story, crmId);
            });
  }

  /** The record of a lead, waited for. */
  String awaitRecord(Story story, Duration atMost) {
    return Patience.until(
        story.reference() + " in the CRM",
        atMost,
        () -> {
          world.journal().catchUp();
          return record(story);
        });
  }

  /** The record of a lead, once the CRM has it. */
  Optional<String> record(Story story) {
    return world.journal().live().entrySet().stream()
        .filter(one -> Cell.NEED.inCrm(one.getValue()).startsWith(story.reference()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  void status(Story story, String crmId) {
    var words =
        wordsLeft.computeIfAbsent(
            story.reference(),
            one -> {
              var all = new ArrayList<>(WORDS);
              Collections.shuffle(all, chance);
              return all;
            });
    if (!words.isEmpty()) write(story, crmId, Cell.STATUS, words.remove(0));
  }

  private void edit(Story story, String crmId) {
    var cells = Cell.edited();
    var cell = cells.get(chance.nextInt(cells.size()));
    write(story, crmId, cell, value(cell, story, "crm " + ++edits));
  }

  /** A value nobody else writes. */
  static String value(Cell cell, Story story, String word) {
    return switch (cell) {
      case NEED -> story.reference() + " " + word;
      case PHONE -> "+44 20 7946 " + (1000 + Math.floorMod(word.hashCode(), 9000));
      default -> "Of " + word;
    };
  }

  void write(Story story, String crmId, Cell cell, String value) {
    var what = story.reference() + " " + cell + "=" + value;
    var began = System.nanoTime();
    var values = Json.createObjectBuilder().add(cell.crm(), value).build();
    var end =
        told(
            "write",
            what,
            () -> world.crm().as(SandboxSystem.DANA).tryUpdate("Leads", crmId, values));
    story.wrote(new Write(Side.CRM, cell, value, began, System.nanoTime(), end));
  }

  void delete(Story story, String crmId) {
    story.deletedInCrm();
    told(
        "delete",
        story.reference(),
        () ->
            world.crm().as(SandboxSystem.DANA).call("DELETE", "/crm/v8/Leads?ids=" + crmId, null));
  }

  private void convert(Story story, String crmId) {
    story.convertedInCrm();
    var body =
        "{\"data\":[{\"overwrite\":false,\"notify_lead_owner\":false,\"notify_new_entity_owner\":false}]}";
    told(
        "convert",
        story.reference(),
        () ->
            world
                .crm()
                .as(SandboxSystem.DANA)
                .call("POST", "/crm/v8/Leads/" + crmId + "/actions/convert", body));
  }

  @FunctionalInterface
  private interface Deed {
    Reply done();
  }

  private End told(String operation, String what, Deed deed) {
    history.invoke(NAME, operation, what);
    var end = End.UNKNOWN;
    var said = "";
    try {
      var reply = deed.done();
      said = String.valueOf(reply.status());
      end = reply.body().contains("\"status\":\"success\"") ? End.OK : End.FAIL;
      if (end == End.FAIL) said = reply.toString();
    } catch (RuntimeException e) {
      said = e.toString();
    }
    history.end(NAME, operation, end, what + " " + said);
    return end;
  }
}
