package zohosandbox.notifications;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Module;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;

/**
 * {@code notification_condition}: which fields must have changed before a channel hears of an edit.
 * A group has at most two members, which may be groups; all conditions name at most ten fields.
 */
final class Condition {

  private static final String MEMBER = "notification_condition";
  private static final List<String> OPERATORS = List.of("and", "or");
  private static final List<String> NAMES = List.of("api_name", "id");
  private static final int MOST_MEMBERS = 2;
  private static final int MOST_FIELDS = 10;

  private final Catalogue catalogue;

  Condition(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Looks at what somebody sent.
   *
   * @throws zohosandbox.wire.ZohoError when Zoho would refuse it
   */
  void check(JsonObject sent, int index) {
    String root = "$.watch[%d].%s".formatted(index, MEMBER);
    if (!(sent.get(MEMBER) instanceof JsonArray conditions)) {
      throw WatchProblem.wrongType(root, "jsonarray");
    }
    Set<String> fields = new LinkedHashSet<>();
    for (int i = 0; i < conditions.size(); i++) {
      String path = "%s[%d]".formatted(root, i);
      if (!(conditions.get(i) instanceof JsonObject condition)) {
        throw WatchProblem.wrongType(path, "jsonobject");
      }
      String type =
          Jsons.text(condition, "type").orElseThrow(() -> WatchProblem.missing(path + ".type"));
      if (!type.equals("field_selection")) {
        throw WatchProblem.unsupported(path + ".type", List.of("field_selection"));
      }
      Module module = module(condition, path + ".module");
      checkMember(
          object(condition, "field_selection", path), module, path + ".field_selection", fields);
    }
    if (fields.size() > MOST_FIELDS) {
      throw WatchProblem.tooLong(root, MOST_FIELDS);
    }
  }

  private static JsonObject object(JsonObject parent, String name, String path) {
    if (Jsons.isNull(parent, name)) {
      throw WatchProblem.missing(path + "." + name);
    }
    if (parent.get(name) instanceof JsonObject object) {
      return object;
    }
    throw WatchProblem.wrongType(path + "." + name, "jsonobject");
  }

  private Module module(JsonObject condition, String path) {
    JsonObject named = object(condition, "module", path.substring(0, path.lastIndexOf('.')));
    String name =
        name(
            named,
            path,
            catalogue.modules().stream().map(Module::apiName).toList(),
            known -> "module " + known);
    return catalogue.module(name);
  }

  private static String field(JsonObject named, Module module, String path) {
    return name(
        named,
        path,
        List.copyOf(module.fields().keySet()),
        known -> "field " + module.apiName() + "." + known);
  }

  /** What {@code api_name} or {@code id} stand for; both may be there and must agree. */
  private static String name(
      JsonObject named, String path, List<String> known, Function<String, String> idOf) {
    Optional<String> name = Jsons.text(named, "api_name");
    Optional<String> id = Jsons.text(named, "id");
    if (name.isEmpty() && id.isEmpty()) {
      throw WatchProblem.oneExpected(path, NAMES);
    }
    String wanted =
        name.or(
                () ->
                    known.stream()
                        .filter(one -> Ids.named(idOf.apply(one)).equals(id.get()))
                        .findFirst())
            .filter(known::contains)
            .orElseThrow(
                () ->
                    WatchProblem.unknown(
                        path + (name.isPresent() ? ".api_name" : ".id"), name.or(() -> id).get()));
    if (id.isPresent() && !Ids.named(idOf.apply(wanted)).equals(id.get())) {
      throw WatchProblem.ambiguous(path, NAMES);
    }
    return wanted;
  }

  private void checkMember(JsonObject member, Module module, String path, Set<String> fields) {
    if (member.get("group") instanceof JsonArray group) {
      checkGroup(member, group, module, path, fields);
      return;
    }
    JsonObject field = object(member, "field", path);
    fields.add(module.apiName() + "." + field(field, module, path + ".field"));
  }

  private void checkGroup(
      JsonObject member, JsonArray group, Module module, String path, Set<String> fields) {
    if (group.isEmpty()) {
      throw WatchProblem.missing(path + ".group");
    }
    if (group.size() > MOST_MEMBERS) {
      throw WatchProblem.tooLong(path + ".group", MOST_MEMBERS);
    }
    if (Jsons.isNull(member, "group_operator")) {
      throw WatchProblem.dependent(path + ".group_operator", path + ".group");
    }
    if (!OPERATORS.contains(operator(member))) {
      throw WatchProblem.unsupported(path + ".group_operator", OPERATORS);
    }
    for (int i = 0; i < group.size(); i++) {
      String place = "%s.group[%d]".formatted(path, i);
      if (!(group.get(i) instanceof JsonObject inner)) {
        throw WatchProblem.wrongType(place, "jsonobject");
      }
      checkMember(inner, module, place, fields);
    }
  }

  private static String operator(JsonObject member) {
    return Jsons.text(member, "group_operator").orElse("").toLowerCase(Locale.ROOT);
  }

  /** Whether a kept channel wants to hear that these fields of a module have changed. */
  boolean allows(JsonObject channel, Module module, Set<String> changed) {
    if (!(channel.get(MEMBER) instanceof JsonArray conditions)) {
      return true;
    }
    List<JsonObject> ofModule =
        conditions.getValuesAs(JsonObject.class).stream()
            .filter(condition -> module(condition, ".module").equals(module))
            .toList();
    return ofModule.isEmpty()
        || ofModule.stream()
            .anyMatch(
                condition -> holds(condition.getJsonObject("field_selection"), module, changed));
  }

  private boolean holds(JsonObject member, Module module, Set<String> changed) {
    if (member.get("group") instanceof JsonArray group) {
      var inner = group.getValuesAs(JsonObject.class).stream();
      return operator(member).equals("and")
          ? inner.allMatch(one -> holds(one, module, changed))
          : inner.anyMatch(one -> holds(one, module, changed));
    }
    return changed.contains(field(member.getJsonObject("field"), module, ".field"));
  }
}
