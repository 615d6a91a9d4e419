package partnerportal.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Zoho's OpenAPI files, corrected, with every reference resolved among them. */
final class ZohoFiles {

  static final String BASE = "https://zoho.example/";

  private final Map<String, ObjectNode> documents = new TreeMap<>();
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
  private final SchemaRegistry registry;

  /**
   * Reads all {@code .json} files of a folder.
   *
   * @throws IllegalArgumentException when there are none
   */
  ZohoFiles(Path folder) {
    try (var files = Files.list(folder)) {
      for (var file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
        var document = (ObjectNode) JsonMapper.shared().readTree(Files.readString(file));
        documents.put(file.getFileName().toString(), document);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (documents.isEmpty()) {
      throw new IllegalArgumentException(folder + " holds no OpenAPI file of Zoho's");
    }
    documents.forEach(GeneralCorrections::apply);
    Correction.TABLE.forEach(correction -> correction.apply(documents));
    var texts = new HashMap<String, String>();
    documents.forEach((name, document) -> texts.put(BASE + name, document.toString()));
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
  }

  Map<String, ObjectNode> documents() {
    return documents;
  }

  /** A schema that stands somewhere inside a document. */
  Schema schema(JsonNode node) {
    return schemas.computeIfAbsent(
        node,
        unseen -> registry.getSchema(SchemaLocation.of(BASE + "part-" + schemas.size()), unseen));
  }

  /** What a reference points at; the node itself when it is none. */
  JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref").asString("");
    if (!reference.startsWith(BASE)) {
      return node;
    }
    var parts = reference.substring(BASE.length()).split("#", 2);
    return documents.get(parts[0]).at(parts[1]);
  }
}
