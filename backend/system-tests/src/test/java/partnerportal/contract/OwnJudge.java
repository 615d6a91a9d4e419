package partnerportal.contract;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Compares with the schemas in {@code zoho-contract}: a file for each call, its {@code title} the
 * method and path, its definitions {@code query}, {@code request} and one for each status. What a
 * file does not define must be absent. Statuses any call may have are in {@code any.json}. A call
 * no file knows is wrong.
 */
final class OwnJudge implements Judge {

  private static final String BASE = "https://partner-portal.example/zoho-contract/";
  private static final String ANY = "any.json";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<Template, String> files = new HashMap<>();
  private final Map<String, JsonNode> documents = new HashMap<>();
  private final SchemaRegistry schemas;

  OwnJudge() {
    var texts = new HashMap<String, String>();
    for (var file : list()) {
      var name = file.getFileName().toString();
      var text = read(file);
      var document = JsonMapper.shared().readTree(text);
      texts.put(BASE + name, text);
      documents.put(name, document);
      if (document.has("title")) {
        files.put(Template.of(document.path("title").asString()), name);
      }
    }
    schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(texts));
  }

  private static List<Path> list() {
    try (var files =
        Files.list(
            Path.of(OwnJudge.class.getResource("/zoho-contract/" + ANY).toURI()).getParent())) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "own";
  }

  /** The calls this judge knows and where each is documented. */
  Map<String, JsonNode> documents() {
    return Map.copyOf(documents);
  }

  @Override
  public List<String> objections(Exchange exchange) {
    var file =
        files.keySet().stream()
            .filter(template -> template.fits(exchange))
            .max(Comparator.comparingLong(Template::literals))
            .map(files::get);
    if (file.isEmpty()) {
      return List.of("no schema knows this call");
    }
    var objections = new ArrayList<String>();
    if (!exchange.isWrongOnPurpose()) {
      objections.addAll(against(file.get(), "query", exchange.queryObject(), JSON.objectNode()));
      objections.addAll(against(file.get(), "request", exchange.request(), JSON.nullNode()));
    }
    if (exchange.status().isPresent()) {
      objections.addAll(answer(file.get(), exchange));
    }
    return objections;
  }

  private List<String> against(String file, String name, JsonNode value, JsonNode absent) {
    if (isDefined(file, name)) {
      return validate(file, name, value, name);
    }
    return value.equals(absent) ? List.of() : List.of(name + ": there should be none");
  }

  private List<String> answer(String file, Exchange exchange) {
    var status = Integer.toString(exchange.status().orElseThrow());
    return Optional.of(file)
        .filter(own -> isDefined(own, status))
        .or(() -> Optional.of(ANY).filter(any -> isDefined(any, status)))
        .map(known -> validate(known, status, exchange.response(), "answer"))
        .orElseGet(() -> List.of("no schema knows the status " + status + " of this call"));
  }

  private boolean isDefined(String file, String name) {
    return documents.get(file).path("$defs").has(name);
  }

  private List<String> validate(String file, String name, JsonNode value, String what) {
    return schemas
        .getSchema(SchemaLocation.of(BASE + file + "#/$defs/" + name))
        .validate(value)
        .stream()
        .map(error -> inWords(what, error))
        .distinct()
        .toList();
  }

  static String inWords(String what, Error error) {
    return "%s%s %s".formatted(what, error.getInstanceLocation(), error.getMessage());
  }
}
