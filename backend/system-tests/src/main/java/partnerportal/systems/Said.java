package partnerportal.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The lines in which stories say what they counted, kept for the end of the build: what they print
 * goes to their own files.
 */
public final class Said {

  private Said() {}

  /**
   * Prints a line and keeps it; the last one of a name stays.
   *
   * @param line its name, a colon and what was counted
   */
  public static void aloud(String line) {
    System.out.println(line);
    var name = line.substring(0, line.indexOf(':')).replace(' ', '-');
    try {
      Files.writeString(folder().resolve(name + ".txt"), line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All lines, by name. */
  public static List<String> all() {
    try (var files = Files.list(folder())) {
      return files.sorted().map(Said::line).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    return Repository.here().scratch("said");
  }
}
