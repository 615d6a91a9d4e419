package partnerportal.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Compares with Zoho's own OpenAPI files, which are no part of this repository. An operation that
 * is described twice is fine when one description has nothing against it. Of calls the files do not
 * describe, Zoho Accounts among them, it says nothing.
 */
final class ZohoJudge implements Judge {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final List<ZohoOperation> operations = new ArrayList<>();

  /** A judge who goes by the files in a folder. */
  ZohoJudge(Path folder) {
    var files = new ZohoFiles(folder);
    files
        .documents()
        .values()
        .forEach(
            document ->
                document
                    .path("paths")
                    .properties()
                    .forEach(path -> read(path.getKey(), path.getValue(), files)));
  }

  private void read(String path, JsonNode item, ZohoFiles files) {
    item.properties().stream()
        .filter(member -> METHODS.contains(member.getKey()))
        .forEach(
            member ->
                operations.add(
                    new ZohoOperation(
                        Template.of(member.getKey().toUpperCase(Locale.ROOT) + " " + path),
                        member.getValue(),
                        files)));
  }

  @Override
  public String name() {
    return "zoho";
  }

  @Override
  public List<String> objections(Exchange exchange) {
    var fitting =
        operations.stream().filter(operation -> operation.template().fits(exchange)).toList();
    var most =
        fitting.stream().mapToLong(operation -> operation.template().literals()).max().orElse(0);
    return fitting.stream()
        .filter(operation -> operation.template().literals() == most)
        .map(operation -> operation.objections(exchange))
        .min(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }
}
