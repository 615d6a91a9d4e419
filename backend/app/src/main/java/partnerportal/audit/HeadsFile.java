package partnerportal.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/** The file beside the database that says how far the chain had come; only ever appended to. */
record HeadsFile(Path path) {

  private static final int LONGEST = 1024;

  /**
   * Where it is.
   *
   * @param keysFile it lies beside the keys, which are outside the database as well
   * @param set unless it is set
   */
  static HeadsFile beside(String keysFile, Optional<String> set) {
    return new HeadsFile(
        set.map(Path::of).orElseGet(() -> Path.of(keysFile).resolveSibling("audit.heads")));
  }

  /** Appends a head; it is on the disk when this returns. */
  void append(Head head) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      mend();
      try (var file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        file.write(ByteBuffer.wrap((head.line() + "\n").getBytes(StandardCharsets.US_ASCII)));
        file.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "portal.audit.heads-file " + path + " cannot be appended to", e);
    }
  }

  /** The last head; empty when there is none. */
  Optional<Head> last() {
    if (Files.notExists(path)) return Optional.empty();
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      var lines = end(file).split("\n");
      return Head.read(lines[lines.length - 1]);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** All lines, to be closed. */
  Stream<String> lines() {
    try {
      return Files.notExists(path) ? Stream.of() : Files.lines(path, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A line that a crash cut short says nothing; the next one must not be written behind it. */
  private void mend() throws IOException {
    if (Files.notExists(path)) return;
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      var end = end(file);
      if (!end.isEmpty() && !end.endsWith("\n"))
        file.setLength(file.length() - (end.length() - end.lastIndexOf('\n') - 1));
    }
  }

  private static String end(RandomAccessFile file) throws IOException {
    var length = (int) Math.min(LONGEST, file.length());
    var bytes = new byte[length];
    file.seek(file.length() - length);
    file.readFully(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private UncheckedIOException unreadable(IOException cause) {
    return new UncheckedIOException("portal.audit.heads-file " + path + " cannot be read", cause);
  }
}
