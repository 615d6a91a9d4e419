package partnerportal.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;

/**
 * An archive of the container's classes, with which an unpacked portal is up in two thirds of the
 * time. The first that is started without one leaves it as soon as it is ready; from then on all
 * have it, until the container, the starter or the JDK is another.
 *
 * <p>The JVM takes an archive only for the jars it was made with, by their paths, sizes and times.
 * So each portal names its jars as they lie in its own home, and the starter, which every build
 * makes anew, has the container's time.
 */
final class ClassData {

  /** The jar that starts a portal, in its home. */
  static final String STARTER = "partner-portal.jar";

  private static final String CONTAINER = "launch-micro.jar";

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private ClassData() {}

  /**
   * The arguments of the JVM that make use of the archive, or leave one, for a process that stands
   * in {@code home} and has {@link #STARTER} as its class path.
   *
   * @param training whether it is to be able to {@link #leave} one where there is none
   */
  static List<String> options(Path home, boolean training) {
    try {
      var container = Files.getLastModifiedTime(home.resolve(CONTAINER));
      Files.setLastModifiedTime(home.resolve(STARTER), container);
      var archive = archive(home, container);
      if (Files.exists(archive)) {
        return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off");
      }
      return training
          ? List.of("-XX:+RecordDynamicDumpInfo", "-Xlog:cds=off,cds+dynamic=off")
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The portal of that home is ready, so its JVM knows most of the classes there will be. Where
   * there is no archive it writes one, for all from now on, and goes on.
   *
   * @param pid of a portal in training
   */
  static void leave(Path home, long pid) {
    try {
      var archive = archive(home, Files.getLastModifiedTime(home.resolve(CONTAINER)));
      if (Files.exists(archive) || !told(pid, left(home))) return;
      forgetOthers(archive.getParent());
      Files.move(left(home), archive, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A portal that cannot be told serves as well: the others start slower, that is all. */
  private static boolean told(long pid, Path file) throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var order = List.of(jcmd, Long.toString(pid), "VM.cds", "dynamic_dump", file.toString());
    var process =
        new ProcessBuilder(order)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!PidFile.waitFor(process.toHandle(), LONGEST)) process.destroyForcibly();
    return !process.isAlive() && process.exitValue() == 0 && Files.exists(file);
  }

  private static Path left(Path home) {
    return home.resolve("classes.jsa");
  }

  private static Path archive(Path home, FileTime container) throws IOException {
    var starter = 0;
    try (var jar = new ZipFile(home.resolve(STARTER).toFile())) {
      for (var entry : jar.stream().toList()) {
        starter = Objects.hash(starter, entry.getName(), entry.getCrc());
      }
    }
    var fits = Objects.hash(Runtime.version().toString(), container.toMillis(), starter);
    return Repository.here().scratch("class-data").resolve("portal-%x.jsa".formatted(fits));
  }

  /** An archive is large, and that of an older portal is of no use any more. */
  private static void forgetOthers(Path folder) throws IOException {
    try (var stale = Files.newDirectoryStream(folder)) {
      for (var old : stale) Files.deleteIfExists(old);
    }
  }
}
