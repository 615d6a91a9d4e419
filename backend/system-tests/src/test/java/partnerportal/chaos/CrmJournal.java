package partnerportal.chaos;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The leads of the CRM, read from the sandbox's data file while it is written: every version in the
 * order the CRM made them, which no question to its API would tell.
 */
final class CrmJournal {

  private static final String LEADS = "crm.Leads";

  private final Path file;
  private long read;
  private Object inode;
  private final Map<String, JsonObject> live = new LinkedHashMap<>();
  private final Map<String, JsonObject> last = new HashMap<>();
  private final Map<UUID, Map<Cell, List<String>>> values = new HashMap<>();
  private final Map<String, Map<Cell, Long>> changed = new HashMap<>();

  CrmJournal(Path file) {
    this.file = file;
  }

  /** Reads what is new. */
  synchronized void catchUp() {
    if (!Files.exists(file)) return;
    try (var data = new RandomAccessFile(file.toFile(), "r")) {
      var now = Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class);
      if (!now.fileKey().equals(inode)) { // each start of the sandbox writes the file anew
        inode = now.fileKey();
        read = 0;
      }
      data.seek(read);
      var bytes = new byte[(int) (data.length() - read)];
      data.readFully(bytes);
      var whole = lastLineEnd(bytes);
      new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().forEach(this::line);
      read += whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int lastLineEnd(byte[] bytes) {
    var end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') end--;
    return end;
  }

  private void line(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      for (var change : reader.readArray().getValuesAs(JsonArray.class)) {
        if (change.getString(0).equals(LEADS)) change(change.getString(1), change.get(2));
      }
    }
  }

  private void change(String id, JsonValue row) {
    if (!(row instanceof JsonObject record)) {
      live.remove(id);
      changed.computeIfAbsent(id, one -> new HashMap<>()).put(null, System.nanoTime());
      return;
    }
    var before = last.put(id, record);
    live.put(id, record);
    for (var cell : Cell.values()) {
      var value = cell.inCrm(record);
      if (before != null && value.equals(cell.inCrm(before))) continue;
      changed.computeIfAbsent(id, one -> new HashMap<>()).put(cell, System.nanoTime());
      portalId(record)
          .ifPresent(
              lead ->
                  values
                      .computeIfAbsent(lead, one -> new HashMap<>())
                      .computeIfAbsent(cell, one -> new ArrayList<>())
                      .add(value));
    }
  }

  static Optional<UUID> portalId(JsonObject record) {
    var text = Cell.text(record, "Portal_Lead_Id");
    return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
  }

  static boolean converted(JsonObject record) {
    return record.getBoolean("Converted__s", false);
  }

  /** All leads there are now, by the CRM's id; converted ones too. */
  synchronized Map<String, JsonObject> live() {
    return Map.copyOf(live);
  }

  /** All leads there ever were, as they last were. */
  synchronized Map<String, JsonObject> ever() {
    return Map.copyOf(last);
  }

  /** The values a cell has had, in the order of the CRM. */
  synchronized List<String> values(UUID lead, Cell cell) {
    return List.copyOf(values.getOrDefault(lead, Map.of()).getOrDefault(cell, List.of()));
  }

  /** When a cell was last seen to change, by {@link System#nanoTime}; 0 when never. */
  synchronized long changed(String crmId, Cell cell) {
    return changed.getOrDefault(crmId, Map.of()).getOrDefault(cell, 0L);
  }
}
