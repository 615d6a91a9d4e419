package partnerportal.chaos.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * What a node is told to do at which point: a file by the point's name in the folder {@code
 * CHAOS_ORDERS}, holding the deed. The first node that gets there takes the file away and obeys; it
 * notes that in the file {@code obeyed} before.
 */
public final class Orders {

  /** Names the folder. */
  public static final String FOLDER = "CHAOS_ORDERS";

  /** Where obeyed orders are noted: a line of point, deed and process each. */
  public static final String OBEYED = "obeyed";

  /** Ends the process at once, as a power cut would. */
  public static final String HALT = "halt";

  /** Stops the process where it stands, until somebody lets it go on. */
  public static final String FREEZE = "freeze";

  private static final Path ORDERS =
      System.getenv(FOLDER) == null ? null : Path.of(System.getenv(FOLDER));

  private Orders() {}

  /** Obeys what is ordered for a point, if anything is. */
  static void at(KillPoint point) {
    if (ORDERS == null) return;
    var order = ORDERS.resolve(point.name());
    if (!Files.exists(order)) return;
    try {
      var deed = Files.readString(order).strip();
      Files.delete(order); // of two nodes only one gets past this
      obey(point, deed);
    } catch (NoSuchFileException e) {
      // the other node was quicker
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(long pid) throws IOException {
    try {
      new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void obey(KillPoint point, String deed) throws IOException {
    var pid = ProcessHandle.current().pid();
    Files.writeString(
        ORDERS.resolve(OBEYED),
        point + " " + deed + " " + pid + " " + Instant.now() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    if (deed.equals(FREEZE)) {
      stop(pid);
    } else {
      Runtime.getRuntime().halt(137);
    }
  }
}
