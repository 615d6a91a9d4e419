package partnerportal.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known about the leads that were not as they should be, for whoever looks for the cause.
 */
final class Inquest {

  private static final int LEADS = 8;
  private static final int LAST = 15;
  private static final Pattern REFERENCE = Pattern.compile("ref-[0-9]{5}");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Values are sealed or hashed in all of them. */
  private static final List<String> TABLES = List.of("lead", "outbox", "lead_cell", "lead_change");

  private final ChaosWorld world;
  private final List<Story> stories;

  Inquest(ChaosWorld world, List<Story> stories) {
    this.world = world;
    this.stories = stories;
  }

  /** Tells of the first few leads that breaches and differences name. */
  List<String> about(List<String> breaches, List<String> different) {
    var concerned = new LinkedHashSet<Story>();
    breaches.forEach(breach -> named(breach, concerned));
    different.forEach(one -> named(one, concerned));
    var told = new ArrayList<String>();
    concerned.stream().limit(LEADS).forEach(story -> about(story, told));
    return told;
  }

  private void named(String text, Set<Story> concerned) {
    var reference = REFERENCE.matcher(text);
    var id = ID.matcher(text);
    var word = reference.find() ? reference.group() : id.find() ? id.group() : "";
    stories.stream()
        .filter(one -> one.reference().equals(word) || String.valueOf(one.id()).equals(word))
        .findFirst()
        .ifPresent(concerned::add);
  }

  private void about(Story story, List<String> told) {
    told.add("-- " + story.reference() + " " + story.number() + " " + story.id());
    var lines = lines(story.reference());
    told.addAll(lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
    if (story.id() == null) return;
    for (var cell : Cell.values())
      told.add("   " + cell + " in the CRM: " + world.journal().values(story.id(), cell));
    world.journal().live().values().stream()
        .filter(one -> CrmJournal.portalId(one).filter(story.id()::equals).isPresent())
        .forEach(one -> told.add("   changed in the CRM " + Cell.text(one, "Modified_Time")));
    for (var table : TABLES) {
      var key = table.equals("lead") ? "id" : table.equals("outbox") ? "record" : "lead";
      var rows =
          "select (to_jsonb(one) - 'organization' - 'partner')::text from %s one where %s = '%s'";
      world
          .postgres()
          .ask(rows.formatted(table, key, story.id()))
          .forEach(row -> told.add("   " + table + " " + row));
    }
  }

  private List<String> lines(String reference) {
    try (var all = Files.lines(world.folder().resolve("history.jsonl"))) {
      return all.filter(line -> line.contains(reference + " ") || line.contains(reference + "\""))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
