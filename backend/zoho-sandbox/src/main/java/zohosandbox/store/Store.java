package zohosandbox.store;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import zohosandbox.wire.Jsons;

/**
 * Everything the sandbox remembers: named tables of JSON rows by key. Writes are one at a time and
 * whole or not at all; with a file they survive {@code kill -9} from the moment they are answered.
 */
public final class Store implements AutoCloseable {

  private final Map<String, Table> tables = new ConcurrentHashMap<>();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Optional<FileChannel> fileLock;
  private final Optional<Journal> journal;

  private Store(Optional<Path> file) {
    fileLock = file.map(Journal::lock);
    file.ifPresent(path -> Journal.replay(path, this::apply));
    journal = file.map(path -> Journal.rewritten(path, lines()::iterator));
  }

  /** A store that forgets everything when it is closed. */
  public static Store inMemory() {
    return new Store(Optional.empty());
  }

  /** A store that lives in a file, which is read now and written at every change. */
  public static Store in(Path file) {
    return new Store(Optional.of(file));
  }

  /** Whether nothing was ever written. */
  public boolean isEmpty() {
    return tables.values().stream().allMatch(table -> table.rows().isEmpty());
  }

  /** Looks at several rows while nothing changes. */
  public <T> T read(Supplier<T> reading) {
    lock.readLock().lock();
    try {
      return reading.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Changes rows, all of them or, when the writing throws, none; returns when they are kept. */
  public <T> T write(Function<Changes, T> writing) {
    Changes changes = new Changes(this::table);
    T result;
    long position = 0;
    lock.writeLock().lock();
    try {
      result = writing.apply(changes);
      if (journal.isPresent() && !changes.isEmpty()) {
        position = journal.get().append(changes.line());
      }
    } catch (RuntimeException | Error e) {
      changes.rollBack();
      throw e;
    } finally {
      lock.writeLock().unlock();
    }
    if (journal.isPresent() && position > 0) {
      journal.get().force(position);
    }
    changes.afterwards().forEach(Runnable::run);
    return result;
  }

  /** A row by its key. */
  public Optional<JsonObject> find(String table, String key) {
    return read(() -> Optional.ofNullable(table(table).rows().get(key)));
  }

  /** The rows of a table by key; valid inside {@link #read} or {@link #write} only. */
  public NavigableMap<String, JsonObject> rows(String table) {
    return table(table).rows();
  }

  /** The first row whose member has this text; capitals make no difference. */
  public Optional<JsonObject> findBy(String table, String member, String text) {
    return read(() -> table(table).findBy(member, text));
  }

  /**
   * The rows whose member lies between two texts, both included, in that order; valid inside {@link
   * #read} or {@link #write} only. The member is indexed from the first call on.
   *
   * @param from null for the beginning
   * @param to null for the end
   */
  public Stream<JsonObject> range(
      String table, String member, String from, String to, boolean descending) {
    return table(table).range(member, from, to, descending);
  }

  /** Indexes a member from now on, so that nobody waits for it later. */
  public void index(String table, String member) {
    write(
        changes -> {
          table(table).index(member);
          return null;
        });
  }

  private Table table(String name) {
    return tables.computeIfAbsent(name, n -> new Table());
  }

  private void apply(JsonArray line) {
    for (JsonArray change : line.getValuesAs(JsonArray.class)) {
      JsonObject row = change.get(2) == JsonValue.NULL ? null : change.getJsonObject(2);
      table(change.getString(0)).put(change.getString(1), row);
    }
  }

  /** Every row as a line of its own, made when it is written. */
  private Stream<JsonArray> lines() {
    return tables.entrySet().stream()
        .flatMap(
            table ->
                table.getValue().rows().entrySet().stream()
                    .map(row -> Changes.line(table.getKey(), row.getKey(), row.getValue()))
                    .map(change -> Jsons.array().add(change).build()));
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the file; nothing needs to be saved. */
  @Override
  public void close() {
    journal.ifPresent(Journal::close);
    fileLock.ifPresent(Store::release);
  }
}
