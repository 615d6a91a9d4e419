package zohosandbox.notifications;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Field;
import zohosandbox.records.RecordEvent;
import zohosandbox.wire.Jsons;

/**
 * The noise around an event: whoever watches accounts hears of an edit when one of their contacts
 * was changed, although the account was not. {@code notify_on_related_action: false} silences it.
 */
final class RelatedRecords {

  private static final JsonObject NOTHING = Jsons.object().build();

  private final Catalogue catalogue;

  RelatedRecords(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Edits without any changed field, of the records this one points at. */
  Collection<RecordEvent> of(RecordEvent event) {
    if (event.operation().equals("delete")) {
      return List.of();
    }
    Map<String, RecordEvent> edits = new LinkedHashMap<>();
    event.module().fields().values().stream()
        .filter(Field::isLookup)
        .flatMap(field -> edit(event, field))
        .forEach(edit -> edits.putIfAbsent(edit.module().apiName() + " " + edit.id(), edit));
    return edits.values();
  }

  private Stream<RecordEvent> edit(RecordEvent event, Field field) {
    if (!(event.row().get(field.apiName()) instanceof JsonString id)) {
      return Stream.empty();
    }
    return field.lookup().flatMap(catalogue::find).stream()
        .map(module -> new RecordEvent(module, "edit", id.getString(), Set.of(), NOTHING));
  }
}
