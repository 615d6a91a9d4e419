package partnerportal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps personal data and secrets unreadable in the database: AES-256-GCM under a key per owner (an
 * organisation, or the installation), with the place the value belongs to bound in, so that a value
 * moved elsewhere does not open. Envelope: number of the master key in one byte, 12 bytes nonce,
 * cipher text with tag. The newest master key seals; each of those in the keys file opens.
 */
@ApplicationScoped
public class Sealing {

  /** Owner of what belongs to no organisation: persons, signing keys. */
  public static final UUID INSTALLATION = new UUID(0, 0);

  private static final int FIRST = 1;
  private static final int NONCE = 12;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

  @Inject MasterKey master;

  /**
   * Seals with keys at hand, outside a running portal.
   *
   * @param lasting envelopes of keys that outlived their master key, by owner and purpose
   */
  public static Sealing with(MasterKeys keys, BiFunction<UUID, String, Optional<byte[]>> lasting) {
    var sealing = new Sealing();
    sealing.master =
        new MasterKey() {
          @Override
          public MasterKeys keys() {
            return keys;
          }

          @Override
          int newest() {
            return keys.newest(Instant.now());
          }

          @Override
          Optional<byte[]> lasting(UUID owner, String purpose) {
            return lasting.apply(owner, purpose);
          }
        };
    return sealing;
  }

  /**
   * Seals a text; null stays null.
   *
   * @param place table, column and row, for instance {@code lead.email:<id>}
   */
  public byte[] seal(UUID owner, String place, String plain) {
    if (plain == null) return null;
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var number = master.newest();
    var sealed =
        cipher(
            Cipher.ENCRYPT_MODE,
            key(number, "seal", owner),
            place,
            nonce,
            plain.getBytes(StandardCharsets.UTF_8));
    var envelope = new byte[1 + NONCE + sealed.length];
    envelope[0] = (byte) number;
    System.arraycopy(nonce, 0, envelope, 1, NONCE);
    System.arraycopy(sealed, 0, envelope, 1 + NONCE, sealed.length);
    return envelope;
  }

  /** Opens what {@link #seal} made for the same owner and place; null stays null. */
  public String open(UUID owner, String place, byte[] envelope) {
    if (envelope == null) return null;
    var nonce = Arrays.copyOfRange(envelope, 1, 1 + NONCE);
    var sealed = Arrays.copyOfRange(envelope, 1 + NONCE, envelope.length);
    var key = key(Byte.toUnsignedInt(envelope[0]), "seal", owner);
    return new String(
        cipher(Cipher.DECRYPT_MODE, key, place, nonce, sealed), StandardCharsets.UTF_8);
  }

  /**
   * A blind index: equal addresses give equal bytes, and nothing can be read back. Null and blank
   * give null. It is what is stored; to find it, ask for {@link #indexes}.
   */
  public byte[] index(UUID owner, String kind, String value) {
    return index(master.newest(), owner, kind, value);
  }

  /**
   * All blind indexes a value may be stored under, the oldest first: those made under an older
   * master key stay until they are made anew. Empty for null and blank.
   */
  public List<byte[]> indexes(UUID owner, String kind, String value) {
    if (value == null || value.isBlank()) return List.of();
    return master.keys().numbers().stream().map(key -> index(key, owner, kind, value)).toList();
  }

  /**
   * A blind index of what is kept nowhere else, so that it cannot be made anew: its key stays when
   * the master key goes it was derived from. Null and blank give null.
   */
  public byte[] lastingIndex(UUID owner, String kind, String value) {
    return value == null || value.isBlank()
        ? null
        : MasterKeys.hmac(lasting("index/" + kind, owner), plain(value));
  }

  private static byte[] plain(String value) {
    return value.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }

  /** Under the first key as it always was; under a later one its number stands before it. */
  private byte[] index(int number, UUID owner, String kind, String value) {
    if (value == null || value.isBlank()) return null;
    var hash = MasterKeys.hmac(key(number, "index/" + kind, owner), plain(value));
    if (number == FIRST) return hash;
    var numbered = new byte[1 + hash.length];
    numbered[0] = (byte) number;
    System.arraycopy(hash, 0, numbered, 1, hash.length);
    return numbered;
  }

  /**
   * A keyed hash of a text as it is: equal texts of one owner and kind give equal bytes, and
   * nothing can be read back. The empty text has one too. What it was made of is kept nowhere, so
   * its key stays when the master key goes it was derived from.
   */
  public byte[] fingerprint(UUID owner, String kind, String text) {
    return MasterKeys.hmac(
        lasting("fingerprint/" + kind, owner), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A text only we can make and check, for links in mails and form tokens: 256 bits in base64url.
   */
  public String proof(String purpose, String subject) {
    return proof(key(master.newest(), "proof/" + purpose, INSTALLATION), subject);
  }

  /** The same under each of our keys: what was made before the newest came is good, too. */
  public List<String> proofs(String purpose, String subject) {
    return master.keys().numbers().stream()
        .map(number -> proof(key(number, "proof/" + purpose, INSTALLATION), subject))
        .toList();
  }

  /** The same, for one that is kept longer than a link is good. */
  public String lastingProof(String purpose, String subject) {
    return proof(lasting("proof/" + purpose, INSTALLATION), subject);
  }

  /** Whether a proof is ours, in constant time; under whichever of our keys it was made. */
  public boolean proves(String purpose, String subject, String proof) {
    var ours = false;
    for (var one : proofs(purpose, subject))
      ours |=
          MessageDigest.isEqual(
              one.getBytes(StandardCharsets.US_ASCII), proof.getBytes(StandardCharsets.UTF_8));
    return ours;
  }

  private static String proof(byte[] key, String subject) {
    var mac = MasterKeys.hmac(key, subject.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  /** What outlived its master key, else derived of the oldest: that is where it began. */
  private byte[] lasting(String purpose, UUID owner) {
    var name = "lasting/" + purpose + "/" + owner;
    var known = keys.get(name);
    if (known != null) return known;
    // asked for first: where the oldest key is gone, what outlived it was kept before
    var oldest = master.keys().numbers().get(0);
    var key =
        master
            .lasting(owner, purpose)
            .map(envelope -> open(owner, lastingPlace(purpose), envelope))
            .map(Base64.getDecoder()::decode)
            .orElseGet(() -> derived(oldest, purpose, owner));
    keys.put(name, key);
    return key;
  }

  /**
   * Keys that have to outlive their master key, sealed under the newest.
   *
   * @return empty when it is kept already
   */
  public Optional<byte[]> outliving(UUID owner, String purpose) {
    return master.lasting(owner, purpose).isPresent()
        ? Optional.empty()
        : Optional.of(
            seal(
                owner,
                lastingPlace(purpose),
                Base64.getEncoder().encodeToString(lasting(purpose, owner))));
  }

  private static String lastingPlace(String purpose) {
    return "lasting_key." + purpose;
  }

  private byte[] key(int number, String purpose, UUID owner) {
    master.keys().demand(number); // what was derived of a key is gone with it
    return keys.computeIfAbsent(
        number + "/" + purpose + "/" + owner, name -> derived(number, purpose, owner));
  }

  private byte[] derived(int number, String purpose, UUID owner) {
    return master.keys().derive(number, purpose + "/" + owner);
  }

  private static byte[] cipher(int mode, byte[] key, String place, byte[] nonce, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "cannot " + (mode == Cipher.ENCRYPT_MODE ? "seal" : "open") + " the value at " + place,
          e);
    }
  }
}
