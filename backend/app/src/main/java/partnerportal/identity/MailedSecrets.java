package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.Sealing;
import partnerportal.platform.Settings;

/**
 * Codes and links that let in whoever reads a mailbox. Asking does the same for an address nobody
 * has; what is sent is derived from the row's id, so no table and no queue holds it.
 */
@ApplicationScoped
@Transactional
public class MailedSecrets {

  private static final int CODES = 100_000_000;

  @Inject MailedSecretStore store;
  @Inject PeopleStore people;
  @Inject People addresses;
  @Inject Sealing sealing;
  @Inject Settings settings;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<MailedSecretAsked> asked;

  /**
   * Everything a mail says.
   *
   * @param secret the code, or the link
   */
  public record Letter(
      MailedSecret purpose,
      String name,
      String email,
      UUID organization,
      String secret,
      Instant expiresAt) {}

  /** Orders a mail to an address; the one ordered before is good no longer. */
  void ask(MailedSecret purpose, String email) {
    var id = Ids.next();
    var now = clock.instant();
    store.renew(
        id,
        purpose,
        People.accounts(sealing, email),
        now,
        now.plus(settings.duration(life(purpose))));
    audit.note(
        null,
        Actor.VISITOR,
        "way-in-asked",
        "mailed-secret",
        id,
        Map.of("purpose", purpose.name()));
    asked.fire(new MailedSecretAsked(id));
  }

  /** What is to be sent; empty when nobody is to be written to, or was already. */
  public Optional<Letter> letter(UUID id) {
    return store
        .unsent(id, clock.instant())
        .flatMap(
            row ->
                people
                    .personByIndex(List.of(row.account()))
                    .flatMap(
                        person ->
                            people
                                .membershipToWriteTo(person.id())
                                .map(
                                    membership ->
                                        new Letter(
                                            row.purpose(),
                                            person.name(),
                                            addresses.email(person),
                                            membership.organization(),
                                            said(row),
                                            row.expiresAt()))));
  }

  /** The mail server took the mail. */
  public void mailed(UUID id) {
    store.mailed(id, clock.instant());
  }

  /** Uses the code of an address; whether it was the right one, for the first time and in time. */
  boolean useCode(String email, String code) {
    var now = clock.instant();
    var row = store.open(MailedSecret.SIGN_IN_CODE, People.accounts(sealing, email), now);
    var same = false;
    for (var right : codes(row.map(MailedSecretStore.Row::id).orElseGet(Ids::next)))
      same |=
          MessageDigest.isEqual(
              right.getBytes(StandardCharsets.US_ASCII),
              code.replaceAll("[\\s-]", "").getBytes(StandardCharsets.UTF_8));
    return same && row.isPresent() && store.use(row.get().id(), now);
  }

  /** Whom the link of a reset mail is for, while it is good; looking does not use it up. */
  Optional<Person> reader(String token) {
    return id(token)
        .flatMap(id -> store.open(id, clock.instant()))
        .filter(row -> row.purpose() == MailedSecret.PASSWORD_RESET)
        .flatMap(row -> people.personByIndex(List.of(row.account())));
  }

  /** Uses the link up; of many at once one does. */
  boolean use(String token) {
    return id(token).filter(id -> store.use(id, clock.instant())).isPresent();
  }

  private String said(MailedSecretStore.Row row) {
    return switch (row.purpose()) {
      case SIGN_IN_CODE -> code(sealing.proof(purpose(row.purpose()), row.id().toString()));
      case PASSWORD_RESET ->
          settings.publicUrl()
              + "/portal/reset#"
              + row.id()
              + "."
              + sealing.proof(purpose(row.purpose()), row.id().toString());
    };
  }

  /** Under each of our keys: a mail may have been sent before the newest came. */
  private List<String> codes(UUID id) {
    return sealing.proofs(purpose(MailedSecret.SIGN_IN_CODE), id.toString()).stream()
        .map(MailedSecrets::code)
        .toList();
  }

  private static String code(String proof) {
    var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(proof));
    return String.format("%08d", Long.remainderUnsigned(bytes.getLong(), CODES));
  }

  private Optional<UUID> id(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 2) return Optional.empty();
    try {
      var id = UUID.fromString(parts[0]);
      return sealing.proves(purpose(MailedSecret.PASSWORD_RESET), id.toString(), parts[1])
          ? Optional.of(id)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String purpose(MailedSecret secret) {
    return secret.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static Settings.Key life(MailedSecret purpose) {
    return switch (purpose) {
      case SIGN_IN_CODE -> Settings.Key.SIGN_IN_CODE_LIFE;
      case PASSWORD_RESET -> Settings.Key.PASSWORD_RESET_LIFE;
    };
  }
}
