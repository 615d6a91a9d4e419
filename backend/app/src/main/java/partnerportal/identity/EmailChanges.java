package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Ids;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Sealing;
import partnerportal.platform.Settings;

/**
 * Another address for a person, who is an id and not an address. It is theirs when they open the
 * link sent there; the address before is told when it is asked for and when it is done. Asking does
 * the same for an address that somebody else has: only the mail is not sent.
 */
@ApplicationScoped
@Transactional
public class EmailChanges {

  private static final String PURPOSE = "email-change";

  @Inject EmailChangeStore store;
  @Inject PeopleStore persons;
  @Inject People people;
  @Inject Sessions sessions;
  @Inject Sealing sealing;
  @Inject Settings settings;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<EmailChangeAsked> asked;
  @Inject Event<EmailChanged> changed;

  /**
   * Everything the mails say.
   *
   * @param oldEmail where the notices go
   * @param newEmail where the link goes; null when it must not be sent: it is used, over, or the
   *     address is somebody else's
   * @param at when it was asked for
   */
  public record Letter(
      String name,
      UUID organization,
      String oldEmail,
      String newEmail,
      String link,
      Instant at,
      Instant expiresAt) {}

  /** An address that waits to be confirmed. */
  record Waiting(String email, Instant expiresAt) {}

  /**
   * Orders the mails; what was asked for before is good no longer.
   *
   * @throws Problem validation-failed when it is the address they have
   */
  void ask(CurrentUser.Identity who, String email) {
    var person = people.person(who.person());
    var index = People.account(sealing, email);
    if (Arrays.equals(index, People.account(sealing, people.email(person))))
      throw Problem.invalid("/email", "same", "This is your address already.");
    var id = Ids.next();
    var now = clock.instant();
    store.drop(person.id());
    store.add(
        new EmailChangeStore.Row(
            id,
            person.id(),
            who.session(),
            sealing.seal(Sealing.INSTALLATION, place("new", id), email.strip()),
            index,
            sealing.seal(Sealing.INSTALLATION, place("old", id), people.email(person)),
            now,
            now.plus(settings.duration(Settings.Key.EMAIL_CHANGE_LIFE)),
            null));
    note(who, "email-change-asked");
    asked.fire(new EmailChangeAsked(id));
  }

  /** What waits to be confirmed. */
  Optional<Waiting> waiting(UUID person) {
    return store
        .open(person, clock.instant())
        .map(row -> new Waiting(opened("new", row.id(), row.newSealed()), row.expiresAt()));
  }

  /** The address stays what it is; the link ends. */
  void cancel(CurrentUser.Identity who) {
    if (store.drop(who.person())) note(who, "email-change-cancelled");
  }

  /** The same, when a person's password was set anew: who asked may have been somebody else. */
  void drop(UUID person) {
    store.drop(person);
  }

  /**
   * The link was opened: the address is theirs. All sessions end but the one that asked.
   *
   * @throws Problem token-expired-or-used, also when the address is somebody else's by now
   */
  void confirm(String token) {
    var row =
        id(token).flatMap(id -> store.use(id, clock.instant())).orElseThrow(EmailChanges::spent);
    var person = people.person(row.person());
    people.reachedAt(person, opened("new", row.id(), row.newSealed()));
    sessions.endOthers(person.id(), row.session());
    var membership = people.membershipToWriteTo(person.id()).orElse(null);
    audit.note(
        membership == null ? null : membership.organization(),
        membership == null ? Actor.VISITOR : Actor.member(membership.id(), person.name()),
        "email-changed",
        "person",
        person.id(),
        Map.of());
    changed.fire(new EmailChanged(row.id()));
  }

  /** What is to be written; empty when the change is forgotten, or nobody is to be written to. */
  public Optional<Letter> letter(UUID id) {
    return store.one(id).flatMap(this::letter);
  }

  private Optional<Letter> letter(EmailChangeStore.Row row) {
    var open = row.usedAt() == null && clock.instant().isBefore(row.expiresAt());
    var to = opened("new", row.id(), row.newSealed());
    var free = persons.personByIndex(People.accounts(sealing, to)).isEmpty();
    return people
        .membershipToWriteTo(row.person())
        .map(
            membership ->
                new Letter(
                    people.person(row.person()).name(),
                    membership.organization(),
                    opened("old", row.id(), row.oldSealed()),
                    open && free ? to : null,
                    settings.publicUrl()
                        + "/portal/email#"
                        + row.id()
                        + "."
                        + sealing.proof(PURPOSE, row.id().toString()),
                    row.askedAt(),
                    row.expiresAt()));
  }

  private Optional<UUID> id(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 2) return Optional.empty();
    try {
      var id = UUID.fromString(parts[0]);
      return sealing.proves(PURPOSE, id.toString(), parts[1]) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void note(CurrentUser.Identity who, String action) {
    audit.note(who.organization(), who.actor(), action, "person", who.person(), Map.of());
  }

  private String opened(String which, UUID id, byte[] sealed) {
    return sealing.open(Sealing.INSTALLATION, place(which, id), sealed);
  }

  private static String place(String which, UUID id) {
    return "email_change." + which + ":" + id;
  }

  private static Problem spent() {
    return new Problem(ProblemKind.TOKEN_EXPIRED_OR_USED, null);
  }
}
