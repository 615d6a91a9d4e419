package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.wire.ZohoError;

/**
 * Which rows a call sees at all: those the caller may see, not converted and approved, unless the
 * parameters {@code converted} and {@code approved} say otherwise.
 */
final class Scope {

  private static final Set<String> WORDS = Set.of("true", "false", "both");

  private Scope() {}

  static Predicate<JsonObject> of(
      Module module, MultivaluedMap<String, String> query, User caller) {
    Predicate<JsonObject> seen = row -> caller.sees(module, row);
    String approved = word(query, "approved", "true");
    if (module.convertible()) {
      seen = seen.and(filter(word(query, "converted", "false"), Scope::isConverted));
    }
    return seen.and(filter(approved, Scope::isApproved));
  }

  /** What a call without parameters sees. */
  static boolean sees(User caller, Module module, JsonObject row) {
    return caller.sees(module, row) && !isConverted(row);
  }

  static boolean isConverted(JsonObject row) {
    return row.getBoolean("Converted__s", false);
  }

  /** Whether a record is not waiting for somebody's approval. */
  static boolean isApproved(JsonObject row) {
    return !row.containsKey("$approval_state");
  }

  private static Predicate<JsonObject> filter(String word, Predicate<JsonObject> test) {
    return switch (word) {
      case "true" -> test;
      case "false" -> test.negate();
      default -> row -> true;
    };
  }

  static String word(MultivaluedMap<String, String> query, String name, String usual) {
    return oneOf(query, name, usual, WORDS);
  }

  static String oneOf(
      MultivaluedMap<String, String> query, String name, String usual, Set<String> words) {
    String word = Optional.ofNullable(query.getFirst(name)).orElse(usual);
    if (!words.contains(word)) {
      throw ZohoError.invalidParameter(name);
    }
    return word;
  }
}
