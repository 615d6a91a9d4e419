package partnerportal.chaos;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Every operation of every client, and every fault, a line of JSON each, written as it happens:
 * {@code invoke} before, then {@code ok}, {@code fail} (it did not happen) or {@code unknown}.
 */
final class History implements AutoCloseable {

  /** How an operation ended. */
  enum End {
    OK,
    FAIL,
    UNKNOWN
  }

  private final java.io.Writer file;

  History(Path file) {
    try {
      this.file =
          Files.newBufferedWriter(
              file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An operation begins. */
  void invoke(String client, String operation, String what) {
    write(client, operation, "invoke", what);
  }

  /** It ended, with what came back or why not. */
  void end(String client, String operation, End end, String what) {
    write(client, operation, end.name().toLowerCase(java.util.Locale.ROOT), what);
  }

  /** Something was broken, or healed again. */
  void fault(String what) {
    write("nemesis", "fault", "info", what);
  }

  private synchronized void write(String client, String operation, String type, String what) {
    var line =
        Json.createObjectBuilder()
            .add("at", Instant.now().toString())
            .add("client", client)
            .add("operation", operation)
            .add("type", type)
            .add("what", what)
            .build();
    try {
      file.write(line + "\n");
      file.flush(); // others read it while it is written
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
