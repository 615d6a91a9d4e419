package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zohosandbox.metadata.Module;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * The process “Partner approval”, which an organisation may have or not. With it, the status of a
 * partner moves by transitions only. A rejected or terminated partner has left the process.
 */
final class Blueprint {

  static final String FIELD = "Partner_Status";
  static final String NAME = "Partner approval";
  private static final String MODULE = "Partners";
  private static final List<Transition> TRANSITIONS =
      List.of(
          new Transition("Start review", List.of("Applied"), "Under Review", List.of()),
          new Transition("Approve", List.of("Applied", "Under Review"), "Approved", List.of()),
          new Transition(
              "Reject",
              List.of("Applied", "Under Review"),
              "Rejected",
              List.of("Rejection_Reason")),
          new Transition("Suspend", List.of("Approved"), "Suspended", List.of()),
          new Transition("Reinstate", List.of("Suspended"), "Approved", List.of()),
          new Transition("Terminate", List.of("Approved", "Suspended"), "Terminated", List.of()));

  private final boolean on;

  Blueprint(boolean on) {
    this.on = on;
  }

  /**
   * A step of the process.
   *
   * @param name what its button says
   * @param from the states it leaves
   * @param to the state it leads to
   * @param fields what may be filled in on the way
   */
  record Transition(String name, List<String> from, String to, List<String> fields) {

    String id() {
      return Ids.named("transition " + name);
    }
  }

  /** The steps that leave a record's state; empty when it is in no process. */
  Optional<List<Transition>> transitions(Module module, JsonObject row) {
    if (!on || !module.apiName().equals(MODULE) || !row.containsKey(FIELD)) {
      return Optional.empty();
    }
    List<Transition> possible =
        TRANSITIONS.stream().filter(t -> t.from().contains(row.getString(FIELD))).toList();
    return possible.isEmpty() ? Optional.empty() : Optional.of(possible);
  }

  /**
   * Demands that a write leaves the process's field alone.
   *
   * @throws ZohoError when it does not
   */
  void requireNoDirectWrite(
      Module module, JsonObject before, Map<String, JsonValue> values, int index) {
    JsonValue wanted = values.get(FIELD);
    if (wanted != null
        && transitions(module, before).isPresent()
        && !(wanted instanceof JsonString text
            && text.getString().equals(before.getString(FIELD)))) {
      throw ZohoError.badRequest(
          "RECORD_IN_BLUEPRINT",
          Jsons.object()
              .add("api_name", FIELD)
              .add("json_path", "$.data[%d].%s".formatted(index, FIELD))
              .add("id", before.getString("id"))
              .build(),
          "record is in blueprint");
    }
  }
}
