package partnerportal.crm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import partnerportal.platform.Problem;
import partnerportal.platform.Sha256;

/**
 * What binds a sign-in to the page that began it: it sends the hash of a word first and the word at
 * the end (RFC 7636, S256).
 */
final class CodeChallenge {

  private static final Pattern S256 = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  private CodeChallenge() {}

  /**
   * Refuses what no verifier could ever meet.
   *
   * @throws Problem validation-failed when it is none
   */
  static void check(String challenge) {
    if (challenge == null || !S256.matcher(challenge).matches())
      throw Problem.invalid(
          "/code_challenge", "pattern", "Send the S256 challenge: 43 characters of base64url.");
  }

  /** Whether a verifier, or what was sent for one, belongs to a challenge. */
  static boolean met(String challenge, String verifier) {
    return verifier != null
        && VERIFIER.matcher(verifier).matches()
        && MessageDigest.isEqual(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(verifier))
                .getBytes(StandardCharsets.UTF_8),
            challenge.getBytes(StandardCharsets.UTF_8));
  }
}
