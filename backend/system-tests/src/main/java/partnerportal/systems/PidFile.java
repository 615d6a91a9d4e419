package partnerportal.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers on disk which process we started, so that a later run can stop it when this one was
 * killed.
 *
 * <p>A process number alone proves nothing, since the system gives it out again; so the start time
 * stands beside it.
 */
public final class PidFile {

  private static final Duration TO_STOP = Duration.ofSeconds(15);

  private final Path file;

  /** The memory kept in that file, which need not exist. */
  public PidFile(Path file) {
    this.file = file;
  }

  /** Writes down a process of ours. */
  public void write(ProcessHandle process) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, process.pid() + " " + started(process) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process named here, if it still runs and is the one we meant. */
  public Optional<ProcessHandle> running() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      var words = Files.readString(file).trim().split(" ");
      return words.length == 2
          ? ProcessHandle.of(Long.parseLong(words[0]))
              .filter(process -> words[1].equals(started(process)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      return Optional.empty(); // cut short by a kill while it was written
    }
  }

  /**
   * Stops the process named here, gently, then by force.
   *
   * @return whether there was one
   */
  public boolean stopLeftover() {
    var leftover = running();
    leftover.ifPresent(PidFile::end);
    delete();
    return leftover.isPresent();
  }

  /** Forgets the process. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void end(ProcessHandle process) {
    process.destroy();
    if (!waitFor(process, TO_STOP)) {
      process.destroyForcibly();
      waitFor(process, TO_STOP);
    }
  }

  static boolean waitFor(ProcessHandle process, Duration atMost) {
    try {
      process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
