package zohosandbox.store;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import zohosandbox.wire.Jsons;

/** What one write does. Later steps of the same write see the earlier ones. */
public final class Changes {

  private final Function<String, Table> tables;
  private final List<JsonArray> lines = new ArrayList<>();
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final List<Runnable> afterwards = new ArrayList<>();

  Changes(Function<String, Table> tables) {
    this.tables = tables;
  }

  /** Inserts or replaces a row. */
  public void put(String table, String key, JsonObject row) {
    change(table, key, row);
  }

  /** Removes a row, if it is there. */
  public void remove(String table, String key) {
    if (tables.apply(table).rows().containsKey(key)) {
      change(table, key, null);
    }
  }

  private void change(String name, String key, JsonObject row) {
    Table table = tables.apply(name);
    JsonObject before = table.put(key, row);
    undo.push(() -> table.put(key, before));
    lines.add(line(name, key, row == null ? JsonValue.NULL : row));
  }

  /** Runs something once the write is on the disk. */
  public void afterwards(Runnable action) {
    afterwards.add(action);
  }

  /** Runs something when the write fails after this point. */
  public void ifUndone(Runnable action) {
    undo.push(action);
  }

  /** Runs a step; when it throws, what it did is undone and the rest of the write stays. */
  public <T> T step(Supplier<T> step) {
    int undone = undo.size();
    int written = lines.size();
    try {
      return step.get();
    } catch (RuntimeException | Error e) {
      while (undo.size() > undone) {
        undo.pop().run();
      }
      lines.subList(written, lines.size()).clear();
      throw e;
    }
  }

  void rollBack() {
    undo.forEach(Runnable::run);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  JsonArray line() {
    JsonArrayBuilder all = Jsons.array();
    lines.forEach(all::add);
    return all.build();
  }

  List<Runnable> afterwards() {
    return afterwards;
  }

  static JsonArray line(String table, String key, JsonValue row) {
    return Jsons.array().add(table).add(key).add(row).build();
  }
}
