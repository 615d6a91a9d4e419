package zohosandbox.records;

import jakarta.json.JsonObject;
import java.util.Set;
import zohosandbox.metadata.Module;

/**
 * Something that happened to a record.
 *
 * @param module where
 * @param operation what: {@code create}, {@code edit} or {@code delete}
 * @param id to which record
 * @param changed the fields that have another value now
 * @param row the record as it is now, or as it was before it was deleted
 */
public record RecordEvent(
    Module module, String operation, String id, Set<String> changed, JsonObject row) {}
