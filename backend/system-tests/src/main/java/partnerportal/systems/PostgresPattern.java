package partnerportal.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The data of a server that has its roles and its database and nothing in it, to be copied. */
final class PostgresPattern {

  private static Path made;

  private PostgresPattern() {}

  /**
   * Makes data for a server of its own.
   *
   * @param data the folder, absent
   */
  static void copyTo(Path data) {
    var pattern = pattern();
    try (var all = Files.walk(pattern)) {
      Files.createDirectories(data.getParent());
      for (var one : all.toList()) {
        // with who may read it: the server refuses data that others can
        var there = data.resolve(pattern.relativize(one));
        Files.copy(one, there, StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL's data cannot be copied to " + data, e);
    }
  }

  /** Once in each run: an older one could be of another PostgreSQL. */
  private static synchronized Path pattern() {
    if (made == null) {
      PostgresSystem.stopLeftover(Repository.here().scratch("pg-pattern").resolve("pg"));
      var data = Repository.here().emptied("pg-pattern").resolve("pg");
      PostgresSystem.start(data).close();
      made = data;
    }
    return made;
  }
}
