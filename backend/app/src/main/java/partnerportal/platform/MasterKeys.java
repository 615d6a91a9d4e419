package partnerportal.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys all others hang from, as they stand in their file: one line each, the oldest first.
 *
 * <pre>number key-in-base64 [from-when-on-values-are-sealed-with-it]</pre>
 *
 * A line of a key alone is number 1: the file of an installation that never had another.
 *
 * @param all never empty
 */
public record MasterKeys(List<One> all) {

  /** The number stands in one byte of what is sealed. */
  private static final int LAST_NUMBER = 255;

  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /**
   * A master key.
   *
   * @param from when it begins to seal; until then it only opens, so that all nodes know it first
   */
  public record One(int number, byte[] key, Instant from) {

    private String line() {
      var text = number + " " + Base64.getEncoder().encodeToString(key);
      return from.equals(Instant.EPOCH) ? text : text + " " + from;
    }

    /** Never the key. */
    @Override
    public String toString() {
      return "key " + number;
    }
  }

  /**
   * The keys in a file, which is made when absent.
   *
   * @throws IllegalStateException in words for an operator
   */
  public static MasterKeys in(Path file) {
    try {
      if (Files.notExists(file)) make(file);
      if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file)))
        throw new IllegalStateException(file + " can be read by others. Run: chmod 600 " + file);
      var lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      var keys = new ArrayList<One>();
      for (var line : lines) if (!line.isBlank()) keys.add(one(line.strip(), file));
      if (keys.isEmpty()) throw noKey(file);
      return new MasterKeys(List.copyOf(keys));
    } catch (IOException e) {
      throw new IllegalStateException(
          "portal.keys.file " + file + " cannot be read or made: " + e.getMessage(), e);
    }
  }

  private static One one(String line, Path file) {
    try {
      var words = line.split("\\s+");
      var number = words.length == 1 ? 1 : Integer.parseInt(words[0]);
      var key = Base64.getDecoder().decode(words[words.length == 1 ? 0 : 1]);
      var from = words.length > 2 ? Instant.parse(words[2]) : Instant.EPOCH;
      if (key.length != BYTES || number < 1 || number > LAST_NUMBER) throw noKey(file);
      return new One(number, key, from);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw noKey(file);
    }
  }

  private static IllegalStateException noKey(Path file) {
    return new IllegalStateException("portal.keys.file " + file + " holds no 32-byte key.");
  }

  /** The number of the key values are sealed with now. */
  public int newest(Instant now) {
    return all.stream()
        .filter(one -> !one.from.isAfter(now))
        .mapToInt(One::number)
        .max()
        .orElse(all.get(0).number);
  }

  /** The numbers of all of them, oldest first. */
  public List<Integer> numbers() {
    return all.stream().map(One::number).toList();
  }

  /** The master key of a number; null when there is none. */
  public byte[] key(int number) {
    for (var one : all) if (one.number == number) return one.key;
    return null;
  }

  /**
   * Stops what needs a key that is not there.
   *
   * @throws IllegalStateException when there is no key of that number
   */
  void demand(int number) {
    if (key(number) == null)
      throw new IllegalStateException(
          "Master key " + number + " is not in portal.keys.file; what it sealed cannot be opened.");
  }

  /**
   * A key for one purpose: HMAC-SHA-256 of the purpose under the master key.
   *
   * @throws IllegalStateException when there is no key of that number
   */
  public byte[] derive(int number, String purpose) {
    demand(number);
    return derived(key(number), purpose);
  }

  /** The same, of a master key at hand. */
  public static byte[] derived(byte[] master, String purpose) {
    return hmac(master, purpose.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * With one more, freshly made.
   *
   * @param from when it begins to seal
   * @throws IllegalStateException when there is no number left
   */
  public MasterKeys withAnother(Instant from) {
    var number = all.stream().mapToInt(One::number).max().orElse(0) + 1;
    if (number > LAST_NUMBER) throw new IllegalStateException("There are no more key numbers.");
    var more = new ArrayList<>(all);
    more.add(new One(number, random(), from));
    return new MasterKeys(List.copyOf(more));
  }

  /** Without the one of that number. */
  public MasterKeys without(int number) {
    return new MasterKeys(all.stream().filter(one -> one.number != number).toList());
  }

  /** Takes the place of a file; a reader sees the one or the other, never half. */
  public void writeTo(Path file) throws IOException {
    var written = written(file);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void make(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    // written beside and then named, so that a node that starts at the same time never reads half
    var written = new MasterKeys(List.of(new One(1, random(), Instant.EPOCH))).written(file);
    try {
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException e) {
      // another node made it first; its key is the one to use
    } finally {
      Files.delete(written);
    }
  }

  private Path written(Path file) throws IOException {
    var beside =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".portal",
            ".keys",
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(
        beside,
        all.stream().map(One::line).collect(Collectors.joining("\n")) + "\n",
        StandardOpenOption.SYNC,
        StandardOpenOption.WRITE);
    return beside;
  }

  private static byte[] random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** HMAC-SHA-256. */
  public static byte[] hmac(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
