package partnerportal.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The forms the portal is started in. */
public enum PortalPackage {
  /** As shipped: {@code java -jar partner-portal.jar}. */
  SHIPPED,

  /** Unpacked; up in two thirds of the time where another has left an archive of classes. */
  UNPACKED,

  /**
   * Unpacked, for many who sign in: hashing passwords is two thirds of what it does with the quick
   * compiler, so that part has the thorough one, for which the start takes a second longer.
   */
  SIGNING_IN;

  /** The thorough compiler is for the hashing of passwords alone. */
  private static final String COMPILERS =
      """
      [
        { match: "com/password4j/*.*", c2: { Exclude: false } },
        { match: "*.*", c2: { Exclude: true } }
      ]
      """;

  /** What a home is made of, and what the container unpacks of it. */
  private static final Set<String> PROGRAM = Set.of("jar", "war", "rar", "jsa", "class", "js");

  /** What the container writes while it runs; it begins without. */
  private static final Set<String> STATE =
      Set.of("applications", "generated", "autodeploy", "logs");

  /**
   * How the portal is started in this form.
   *
   * @param folder a folder of this portal alone
   * @param training whether it is to leave an archive of its classes where there is none, for which
   *     its own start takes twice as long
   */
  ChildProcess.Start in(Path folder, boolean training) {
    var repository = Repository.here();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // the quick compiler and the plain collector: half the CPU of a start, which is most of a test
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
    command.addAll(this == SIGNING_IN ? thorough(folder) : List.of("-XX:TieredStopAtLevel=1"));
    if (this == SHIPPED) {
      command.addAll(List.of("-jar", existing(repository.portalJar()).toString()));
      return new ChildProcess.Start(command, folder);
    }
    var home = unpacked(existing(repository.portalLayout()), home(folder));
    command.addAll(ClassData.options(home, training));
    command.addAll(List.of("-jar", ClassData.STARTER));
    return new ChildProcess.Start(command, home);
  }

  /** Whether a file of a home was there before anybody told the portal anything. */
  public static boolean isProgram(Path file) {
    var name = file.getFileName().toString();
    return PROGRAM.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static List<String> thorough(Path folder) {
    try {
      var directives =
          Files.writeString(Files.createDirectories(folder).resolve("compilers.json"), COMPILERS);
      return List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:CompilerDirectivesFile=" + directives);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The portal in training of that folder is ready. */
  void trained(Path folder, long pid) {
    if (this != SHIPPED) ClassData.leave(home(folder), pid);
  }

  private static Path home(Path folder) {
    return folder.resolve("home");
  }

  /**
   * The container writes beside its jars, so each portal has a home of its own; the jars themselves
   * are shared.
   */
  private static Path unpacked(Path layout, Path home) {
    try (var parts = Files.list(layout)) {
      delete(home);
      Files.createDirectories(home);
      for (var part : parts.toList()) {
        var name = part.getFileName().toString();
        if (!STATE.contains(name)) {
          copy(part, home.resolve(name));
        }
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (var one : all.toList()) {
        var there = to.resolve(from.relativize(one).toString());
        if (!from.endsWith("runtime") || !linked(one, there)) {
          // with its time, by which an archive of classes knows its jars again
          Files.copy(one, there, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /** A directory is no link's target, and not every two folders are on one disk. */
  private static boolean linked(Path file, Path there) {
    try {
      if (Files.isDirectory(file)) {
        return false;
      }
      Files.createLink(there, file);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  private static Path existing(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          file + " is missing. Build it first: mvn package -DskipTests");
    }
    return file;
  }
}
