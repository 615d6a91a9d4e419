package partnerportal.isolation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import partnerportal.systems.Repository;

/**
 * One operation of the API description.
 *
 * @param method in capitals
 * @param path with its parameters in braces
 * @param roles who may, and how far it reaches; empty when no role is asked for
 * @param queries names of the parameters in the query
 * @param body whether it takes one
 * @param said what the description says of it
 */
record Operation(
    String method,
    String path,
    Map<String, String> roles,
    List<String> queries,
    boolean body,
    JsonObject said) {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  /** All that ask who somebody is and what they may. */
  static List<Operation> guarded() {
    return all().stream().filter(operation -> !operation.roles.isEmpty()).toList();
  }

  /** Every one, also such that ask nobody. */
  static List<Operation> all() {
    var all = new ArrayList<Operation>();
    for (var path : description().getJsonObject("paths").entrySet())
      for (var operation : path.getValue().asJsonObject().entrySet())
        if (METHODS.contains(operation.getKey()))
          all.add(of(operation.getKey(), path.getKey(), operation.getValue().asJsonObject()));
    return List.copyOf(all);
  }

  private static Operation of(String method, String path, JsonObject said) {
    var access = said.get("x-access");
    if (access == null)
      throw new IllegalStateException(method + " " + path + " says nothing of who may");
    var roles = new TreeMap<String, String>();
    if (access instanceof JsonObject by)
      by.forEach((role, reach) -> roles.put(role, ((JsonString) reach).getString()));
    var queries =
        said.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
            .map(JsonValue::asJsonObject)
            .filter(parameter -> parameter.getString("in").equals("query"))
            .map(parameter -> parameter.getString("name"))
            .toList();
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        roles,
        queries,
        said.containsKey("requestBody"),
        said);
  }

  /** Whether nothing changes by it. */
  boolean reads() {
    return method.equals("GET");
  }

  /** Whether it goes on answering. */
  boolean streams() {
    return path.endsWith("/live");
  }

  /** The name of the thing its path names by an id of its own; empty for none. */
  String parameter() {
    var names = new HashSet<String>();
    for (var part : path.split("/"))
      if (part.startsWith("{") && !part.equals("{kind}") && !part.equals("{n}"))
        names.add(part.substring(1, part.length() - 1));
    if (names.size() > 1) throw new IllegalStateException(this + " names several things");
    return names.isEmpty() ? "" : names.iterator().next();
  }

  /** Its address for a thing. */
  String on(String thing) {
    var address =
        path.replace("{kind}", "lead").replace("{n}", "1").replaceAll("\\{[a-z_]+}", thing);
    return queries.contains("at") ? address + "?at=" + Instant.now() : address;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  /** All that is said of the API. */
  static JsonObject description() {
    try (var reader = Json.createReader(Files.newBufferedReader(Repository.here().openapi()))) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
