package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import zohosandbox.store.Changes;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * One write under way and what it will have to tell. Its records are judged one by one; a refused
 * one leaves no trace.
 */
record Batch(Changes changes, List<RecordEvent> events, boolean isHeard) {

  /** A batch inside a write that nobody hears of, and that search knows at once. */
  static Batch silent(Changes changes) {
    return new Batch(changes, new ArrayList<>(), false);
  }

  /** What is done to one record of a batch. */
  @FunctionalInterface
  interface Step {
    Outcome run(Batch batch, JsonObject sent, int index);
  }

  /** Takes the steps as one write and tells the listener afterwards. */
  static List<Outcome> run(
      Store store,
      Consumer<List<RecordEvent>> listener,
      List<? extends JsonValue> sent,
      Step step) {
    return store.write(
        changes -> {
          Batch batch = new Batch(changes, new ArrayList<>(), true);
          List<Outcome> outcomes = new ArrayList<>();
          for (int i = 0; i < sent.size(); i++) {
            int index = i;
            outcomes.add(Outcome.of(() -> batch.one(step, sent, index)));
          }
          changes.afterwards(() -> listener.accept(batch.events()));
          return outcomes;
        });
  }

  private Outcome one(Step step, List<? extends JsonValue> sent, int index) {
    int told = events.size();
    try {
      return changes.step(() -> step.run(this, object(sent, index), index));
    } catch (ZohoError e) {
      events.subList(told, events.size()).clear();
      throw e;
    }
  }

  private static JsonObject object(List<? extends JsonValue> sent, int index) {
    if (sent.get(index) instanceof JsonObject object) {
      return object;
    }
    throw ZohoError.invalidData(
        Jsons.object()
            .add("expected_data_type", "jsonobject")
            .add("api_name", "data")
            .add("json_path", "$.data[" + index + "]")
            .build());
  }
}
