package partnerportal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps personal data and secrets unreadable in the database: AES-256-GCM under a key per owner (an
 * organisation, or the installation), with the place the value belongs to bound in, so that a value
 * moved elsewhere does not open. Envelope: version byte, 12 bytes nonce, cipher text with tag.
 */
@ApplicationScoped
public class Sealing {

  /** Owner of what belongs to no organisation: persons, signing keys. */
  public static final UUID INSTALLATION = new UUID(0, 0);

  private static final byte VERSION = 1;
  private static final int NONCE = 12;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

  @Inject MasterKey master;

  /**
   * Seals a text; null stays null.
   *
   * @param place table, column and row, for instance {@code lead.email:<id>}
   */
  public byte[] seal(UUID owner, String place, String plain) {
    if (plain == null) return null;
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var sealed =
        cipher(Cipher.ENCRYPT_MODE, owner, place, nonce, plain.getBytes(StandardCharsets.UTF_8));
    var envelope = new byte[1 + NONCE + sealed.length];
    envelope[0] = VERSION;
    System.arraycopy(nonce, 0, envelope, 1, NONCE);
    System.arraycopy(sealed, 0, envelope, 1 + NONCE, sealed.length);
    return envelope;
  }

  /** Opens what {@link #seal} made for the same owner and place; null stays null. */
  public String open(UUID owner, String place, byte[] envelope) {
    if (envelope == null) return null;
    if (envelope[0] != VERSION)
      throw new IllegalStateException("sealed with an unknown version at " + place);
    var nonce = Arrays.copyOfRange(envelope, 1, 1 + NONCE);
    var sealed = Arrays.copyOfRange(envelope, 1 + NONCE, envelope.length);
    return new String(
        cipher(Cipher.DECRYPT_MODE, owner, place, nonce, sealed), StandardCharsets.UTF_8);
  }

  /**
   * A blind index: equal addresses give equal bytes, and nothing can be read back. Null and blank
   * give null.
   */
  public byte[] index(UUID owner, String kind, String value) {
    if (value == null || value.isBlank()) return null;
    return MasterKey.hmac(
        key("index/" + kind, owner),
        value.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A keyed hash of a text as it is: equal texts of one owner and kind give equal bytes, and
   * nothing can be read back. The empty text has one too.
   */
  public byte[] fingerprint(UUID owner, String kind, String text) {
    return MasterKey.hmac(key("fingerprint/" + kind, owner), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A text only we can make and check, for links in mails and form tokens: 256 bits in base64url.
   */
  public String proof(String purpose, String subject) {
    var mac =
        MasterKey.hmac(
            key("proof/" + purpose, INSTALLATION), subject.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  /** Whether a proof is ours, in constant time. */
  public boolean proves(String purpose, String subject, String proof) {
    return MessageDigest.isEqual(
        proof(purpose, subject).getBytes(StandardCharsets.US_ASCII),
        proof.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] key(String purpose, UUID owner) {
    return keys.computeIfAbsent(purpose + "/" + owner, master::derive);
  }

  private byte[] cipher(int mode, UUID owner, String place, byte[] nonce, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(key("seal", owner), "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "cannot " + (mode == Cipher.ENCRYPT_MODE ? "seal" : "open") + " the value at " + place,
          e);
    }
  }
}
