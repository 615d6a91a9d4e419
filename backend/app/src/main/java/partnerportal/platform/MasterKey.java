package partnerportal.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key all others hang from, in a file of its own; made at the first start. */
@ApplicationScoped
class MasterKey {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  @Inject Settings settings;

  private byte[] key;

  @PostConstruct
  void read() {
    key = in(Path.of(settings.text(Settings.Key.KEYS_FILE)));
  }

  /** The key in a file, which is made when absent. */
  static byte[] in(Path file) {
    byte[] key;
    try {
      if (Files.notExists(file)) make(file);
      if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
        throw new IllegalStateException(file + " can be read by others. Run: chmod 600 " + file);
      }
      key = Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IOException e) {
      throw new IllegalStateException(
          "portal.keys.file " + file + " cannot be read or made: " + e.getMessage(), e);
    }
    if (key.length != 32)
      throw new IllegalStateException("portal.keys.file " + file + " holds no 32-byte key.");
    return key;
  }

  private static void make(Path file) throws IOException {
    var bytes = new byte[32];
    new java.security.SecureRandom().nextBytes(bytes);
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // written beside and then named, so that a node that starts at the same time never reads half
    var written =
        Files.createTempFile(
            folder, ".portal", ".keys", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      Files.writeString(
          written,
          Base64.getEncoder().encodeToString(bytes) + "\n",
          StandardOpenOption.SYNC,
          StandardOpenOption.WRITE);
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException e) {
      // another node made it first; its key is the one to use
    } finally {
      Files.delete(written);
    }
  }

  /** A key for one purpose: HMAC-SHA-256 of the purpose under the master key. */
  byte[] derive(String purpose) {
    return hmac(key, purpose.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
