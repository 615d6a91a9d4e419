package partnerportal.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a sandbox writes down what it was asked and what it answered. Nowhere, unless the
 * environment names a folder; processes of processes inherit it.
 */
public final class Recording {

  private static final String FOLDER = "CONTRACT_EXCHANGES";

  private Recording() {}

  /** The folder with a file for each start of a sandbox. */
  public static Optional<Path> folder() {
    return Optional.ofNullable(System.getenv(FOLDER)).filter(name -> !name.isEmpty()).map(Path::of);
  }

  /** A new file, which exists from now on. */
  static Optional<Path> file() {
    return folder()
        .map(
            folder -> {
              try {
                return Files.createTempFile(
                    Files.createDirectories(folder), "exchanges-", ".jsonl");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
