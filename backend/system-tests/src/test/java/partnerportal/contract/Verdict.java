package partnerportal.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What judges say of all that was written down.
 *
 * @param exchanges how many there were
 * @param violations those that were wrong, in words; alike ones are told once, with their number
 * @param judges who judged
 */
record Verdict(int exchanges, int violations, List<String> words, List<String> judges) {

  /** Reads every file of the folders. A sandbox that wrote nothing at all is a violation. */
  static Verdict over(List<Path> folders, List<Judge> judges) {
    var exchanges = 0;
    var violations = 0;
    var words = new LinkedHashMap<String, List<String>>();
    for (var file : folders.stream().map(Verdict::files).flatMap(List::stream).toList()) {
      var program = file.endsWith(Exchange.SDK + ".jsonl") ? Exchange.SDK : "program";
      var lines = lines(file);
      if (lines.isEmpty()) {
        violations++;
        words.put("a sandbox wrote nothing down", new ArrayList<>(List.of(file.toString())));
      }
      for (var number = 0; number < lines.size(); number++) {
        var exchange =
            Exchange.read(
                file.getFileName() + ":" + (number + 1),
                JsonMapper.shared().readTree(lines.get(number)),
                program);
        var objections = objections(exchange, judges);
        exchanges++;
        if (!objections.isEmpty()) {
          violations++;
          words
              .computeIfAbsent(String.join("; ", objections), any -> new ArrayList<>())
              .add(exchange.words());
        }
      }
    }
    return new Verdict(
        exchanges,
        violations,
        words.entrySet().stream()
            .map(
                alike ->
                    "%d× %s%n    %s"
                        .formatted(
                            alike.getValue().size(), alike.getValue().get(0), alike.getKey()))
            .toList(),
        judges.stream().map(Judge::name).toList());
  }

  private static List<String> objections(Exchange exchange, List<Judge> judges) {
    return judges.stream()
        .flatMap(
            judge ->
                judge.objections(exchange).stream()
                    .map(objection -> judge.name() + ": " + objection))
        .toList();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one line a build prints. */
  String line() {
    return "contract: exchanges=%d violations=%d judges=%s"
        .formatted(exchanges, violations, String.join(",", judges));
  }

  /** The first violations in words. */
  String firstWords(int most) {
    return words.stream().limit(most).collect(Collectors.joining("\n"));
  }
}
