package partnerportal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import partnerportal.systems.PortalPackage;
import partnerportal.systems.Repository;
import partnerportal.systems.Said;

/**
 * Looks through all that databases and portals of the stories have left on the disk, when they are
 * over. Contact data and what was written freely lies there sealed; the CRM's own data and the
 * mailboxes are somebody else's.
 */
@Tag("contract")
class AtRestIT {

  /** The CRM, the mailbox, the rig's notes, and what the container unpacks. */
  private static final Set<String> NOT_OURS =
      Set.of("crm", "crm-1", "crm-2", "crm.jsonl", "mail", "history.jsonl", "orders", "runtime");

  /** Where a table of PostgreSQL has room: a byte for each page, which can look like a number. */
  private static final String FREE_SPACE = "_fsm";

  private final Map<String, Set<String>> open = new ConcurrentSkipListMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private int databases;

  @Test
  void nothing_of_what_people_are_reached_by_lies_in_the_open() throws IOException {
    var left = Repository.here().root().resolve("backend/system-tests/target");
    var files = new ArrayList<Path>();
    for (var world : worlds(left)) gather(world, files);

    files.parallelStream().forEach(file -> look(left, file));

    Said.aloud(
        "left behind: databases=%d files=%d mb=%d in_the_open=%d"
            .formatted(databases, files.size(), bytes.get() >> 20, open.size()));
    assertThat(databases).isGreaterThan(0);
    assertThat(open).as("what lies in the open, and in which files").isEmpty();
  }

  private static Set<Path> worlds(Path left) throws IOException {
    var worlds = new TreeSet<Path>();
    for (var pattern : Set.of("world-*", "chaos/short", "demo", "in-container")) {
      var at = left.resolve(pattern);
      var parent = at.getParent();
      if (!Files.isDirectory(parent)) continue;
      try (var found = Files.newDirectoryStream(parent, at.getFileName().toString())) {
        found.forEach(worlds::add);
      }
    }
    return worlds;
  }

  private void gather(Path world, List<Path> files) throws IOException {
    Files.walkFileTree(
        world,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            if (isNotOurs(folder)) return FileVisitResult.SKIP_SUBTREE;
            if (folder.endsWith("pg_wal")) databases++;
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            if (!isNotOurs(file) && is.isRegularFile()) files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean isNotOurs(Path path) {
    var name = path.getFileName().toString();
    return NOT_OURS.contains(name) || name.endsWith(FREE_SPACE) || PortalPackage.isProgram(path);
  }

  private void look(Path left, Path file) {
    var content = content(file);
    bytes.addAndGet(content.length);
    for (var found : ContactData.in(content))
      open.computeIfAbsent(found, one -> new ConcurrentSkipListSet<>())
          .add(left.relativize(file).toString());
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
