package zohosandbox.store;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import zohosandbox.wire.Jsons;

/**
 * One line of JSON per answered write, forced to the disk before the answer. A line is an array of
 * {@code [table, key, row]}, where a null row removes. A last line cut short was never answered and
 * is dropped.
 */
final class Journal implements AutoCloseable {

  private final FileChannel channel;
  private long forced;

  Journal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the file for this process, until the process ends or the result is closed.
   *
   * @throws IllegalStateException when another sandbox has it
   */
  static FileChannel lock(Path file) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      FileChannel lock =
          FileChannel.open(
              file.resolveSibling(file.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        lock.close();
        throw new IllegalStateException("another sandbox is using " + file);
      }
      return lock;
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException("another sandbox is using " + file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
  }

  /**
   * Hands every line of the file to the reader, oldest first.
   *
   * @throws IllegalStateException when a line other than the last is no JSON
   */
  static void replay(Path file, Consumer<JsonArray> reader) {
    if (!Files.exists(file)) {
      return;
    }
    boolean whole = endsWhole(file);
    // a last line may end inside a character: it is dropped, not refused
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        String next = lines.readLine();
        if (next != null || whole) {
          reader.accept(parse(file, line));
        }
        line = next;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static JsonArray parse(Path file, String line) {
    try {
      return Jsons.parse(line).asJsonArray();
    } catch (JsonException | ClassCastException e) {
      throw new IllegalStateException(
          "%s holds a damaged line; move the file away to start from the seed".formatted(file), e);
    }
  }

  /** Whether the last line was written to its end. */
  private static boolean endsWhole(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() > 0
          && channel.read(last, channel.size() - 1) == 1
          && last.get(0) == '\n';
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Starts a fresh file that holds only these lines and replaces the old one in a single step. */
  static Journal rewritten(Path file, Iterable<JsonArray> lines) {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      try (var writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
        for (JsonArray line : lines) {
          writer.write(line.toString());
          writer.write('\n');
        }
      }
      try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      return new Journal(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * Appends one line; returns the position that {@link #force} must reach before the answer.
   *
   * @throws UncheckedIOException when it cannot be written, on a full disk for instance; then none
   *     of it stays
   */
  synchronized long append(JsonArray line) {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      long start = channel.size();
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException | RuntimeException | Error e) {
        cutBack(start, e);
        throw e;
      }
      return start + bytes.limit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Half a line with more behind it would be a damaged file: rather nothing is written any more.
   */
  private void cutBack(long start, Throwable reason) throws IOException {
    try {
      channel.truncate(start);
    } catch (IOException e) {
      reason.addSuppressed(e);
      channel.close();
    }
  }

  /** Returns when everything up to the position is on the disk; waiting callers share one force. */
  void force(long position) {
    synchronized (channel) {
      if (forced >= position) {
        return;
      }
      try {
        long reached = channel.size();
        channel.force(false);
        forced = reached;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
