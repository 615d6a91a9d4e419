package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import partnerportal.audit.Audit;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Ids;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Sealing;

/**
 * The second step at sign-in: a code of an app that shares a secret with us (RFC 6238), or one of
 * ten codes for who has lost the app. Each is taken once.
 */
@ApplicationScoped
@Transactional
public class SecondFactors {

  @Inject SecondFactorStore store;
  @Inject Sealing sealing;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<SecondFactorChanged> changed;

  /**
   * What an app has to be told.
   *
   * @param key the secret in base32, for who cannot take a picture
   * @param uri the same as apps read it ({@code otpauth://totp/…})
   */
  record SetUp(String key, String uri) {}

  /** How it stands; {@code since} is null where there is none. */
  record Standing(Instant since, int codesLeft) {}

  Standing standing(UUID person) {
    var since = store.of(person).map(SecondFactorStore.Row::confirmedAt).orElse(null);
    return new Standing(since, since == null ? 0 : store.codesLeft(person));
  }

  /**
   * Begins to set one up; it is asked for only when a first code was right.
   *
   * @param issuer whose portal it is, as the app shows it
   * @param account of the person, as the app shows it
   * @throws Problem illegal-transition when there is one
   */
  SetUp begin(UUID person, String issuer, String account) {
    var secret = Base64.getUrlDecoder().decode(Ids.secret(TimeCodes.SECRET_BYTES));
    var sealed =
        sealing.seal(
            Sealing.INSTALLATION, place(person), Base64.getEncoder().encodeToString(secret));
    if (!store.begin(person, sealed, clock.instant()))
      throw new Problem(ProblemKind.ILLEGAL_TRANSITION, "The second step is on already.");
    var key = new Base32().encodeAsString(secret).replace("=", "");
    var uri =
        "otpauth://totp/"
            + encoded(issuer)
            + ":"
            + encoded(account)
            + "?secret="
            + key
            + "&issuer="
            + encoded(issuer);
    return new SetUp(key, uri);
  }

  /**
   * Switches it on, with a first code of the app.
   *
   * @return the recovery codes, which are shown this once
   * @throws Problem validation-failed for a wrong code; illegal-transition when none is being set
   *     up
   */
  List<String> confirm(CurrentUser.Identity who, String code) {
    var now = clock.instant();
    var row =
        store
            .of(who.person())
            .filter(r -> r.confirmedAt() == null)
            .orElseThrow(() -> none("Begin to set it up first."));
    var step =
        TimeCodes.step(secret(who.person(), row), digits(code), now)
            .orElseThrow(
                () -> Problem.invalid("/code", "wrong", "This is not the code of the app now."));
    if (!store.confirm(who.person(), step, now)) throw none("The second step is on already.");
    note(who, "second-factor-on");
    changed.fire(new SecondFactorChanged(who.person(), true));
    return codes(who.person());
  }

  /**
   * Other recovery codes; those there were are good no longer.
   *
   * @throws Problem illegal-transition when there is no second step
   */
  List<String> renewCodes(CurrentUser.Identity who) {
    if (standing(who.person()).since() == null) throw none("The second step is off.");
    note(who, "recovery-codes-renewed");
    return codes(who.person());
  }

  /**
   * Switches it off, and forgets the secret; does nothing when it is off.
   *
   * @param demanded whether the organisation demands it of them
   * @throws Problem illegal-transition when it does
   */
  void end(CurrentUser.Identity who, boolean demanded) {
    if (demanded) throw none("Your organisation demands a second step at sign-in.");
    var stood = standing(who.person()).since() != null;
    store.end(who.person());
    if (!stood) return;
    note(who, "second-factor-off");
    changed.fire(new SecondFactorChanged(who.person(), false));
  }

  /** What was proven beside the first step. */
  enum Proof {
    NONE,
    APP,
    RECOVERY_CODE
  }

  /**
   * Lets pass who has no second step, or proves it. Part of the transaction that begins the
   * session: where that fails, the code stays good.
   *
   * @param code of the app or for recovery; may be null
   * @throws Problem second-factor-required without one, invalid-credentials for a wrong or used one
   */
  Proof demand(UUID person, String code) {
    var row = store.of(person).filter(r -> r.confirmedAt() != null).orElse(null);
    if (row == null) return Proof.NONE;
    if (code == null) throw new Problem(ProblemKind.SECOND_FACTOR_REQUIRED, null);
    var now = clock.instant();
    var step = TimeCodes.step(secret(person, row), digits(code), now);
    if (step.isPresent() && store.use(person, step.getAsLong())) return Proof.APP;
    if (store.useCode(person, hash(person, code), now)) return Proof.RECOVERY_CODE;
    throw new Problem(ProblemKind.INVALID_CREDENTIALS, null);
  }

  private List<String> codes(UUID person) {
    var codes = RecoveryCodes.fresh();
    store.replaceCodes(person, codes.stream().map(code -> hash(person, code)).toList());
    return codes;
  }

  private byte[] hash(UUID person, String code) {
    return sealing.fingerprint(
        Sealing.INSTALLATION, "recovery-code", person + "/" + RecoveryCodes.plain(code));
  }

  private byte[] secret(UUID person, SecondFactorStore.Row row) {
    return Base64.getDecoder()
        .decode(sealing.open(Sealing.INSTALLATION, place(person), row.secretSealed()));
  }

  private void note(CurrentUser.Identity who, String action) {
    audit.note(who.organization(), who.actor(), action, "person", who.person(), Map.of());
  }

  private static String digits(String code) {
    return code.replaceAll("[\\s-]", "");
  }

  /** As apps read it: a space is {@code %20}. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Problem none(String detail) {
    return new Problem(ProblemKind.ILLEGAL_TRANSITION, detail);
  }

  private static String place(UUID person) {
    return "second_factor.secret:" + person;
  }
}
