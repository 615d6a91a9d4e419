package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;
import partnerportal.platform.Sealing;

/** Everything that can happen to people and their memberships. */
@ApplicationScoped
@Transactional
public class People {

  @Inject PeopleStore store;
  @Inject Passwords passwords;
  @Inject Sessions sessions;
  @Inject MailedSecrets secrets;
  @Inject SecondFactors factors;
  @Inject EmailChanges changes;
  @Inject Sealing sealing;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<MemberActivated> activated;
  @Inject Event<PasswordChanged> passwordChanged;

  /**
   * Makes a membership for an address, and the person when they are new. The second invitation to
   * the same partner gives the first one's membership.
   */
  public Membership invite(
      UUID organization, UUID partner, String name, String email, Role role, Membership.Sees sees) {
    var indexes = accounts(sealing, email);
    store.lockAddress(indexes);
    var person = store.personByIndex(indexes).orElseGet(() -> add(name, email));
    return store
        .membership(partner, person.id())
        .orElseGet(
            () -> {
              var membership =
                  Membership.invited(
                      organization, partner, person.id(), role, sees, clock.instant());
              store.add(membership);
              return membership;
            });
  }

  /**
   * Gives an owner's membership that nobody has accepted yet to another address; empty when there
   * is none such.
   */
  public Optional<Membership> readdress(UUID partner, String name, String email) {
    var person = store.personByIndex(accounts(sealing, email)).orElseGet(() -> add(name, email));
    return store
        .invitedOwner(partner)
        .filter(membership -> !membership.person().equals(person.id()))
        .map(
            membership -> {
              membership.readdressed(person.id());
              return membership;
            });
  }

  private Person add(String name, String email) {
    var id = Ids.next();
    var person =
        Person.called(
            id,
            name,
            sealing.seal(Sealing.INSTALLATION, place(id), email.strip()),
            account(sealing, email),
            clock.instant());
    store.add(person);
    return person;
  }

  /** A person's own address. */
  public String email(Person person) {
    return sealing.open(Sealing.INSTALLATION, place(person.id()), person.emailSealed());
  }

  /** The same, of a row that was read without the person. */
  public String email(UUID person, byte[] sealed) {
    return sealing.open(Sealing.INSTALLATION, place(person), sealed);
  }

  /** Whether a person has set a password somewhere, which no other invitation may replace. */
  public boolean hasPassword(Person person) {
    return person.passwordHash() != null;
  }

  public Person person(UUID id) {
    return store.person(id).orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
  }

  public Membership membership(UUID id) {
    return store.membership(id).orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
  }

  /**
   * The owner of an address chose a password and comes in.
   *
   * @param name what they want to be called; null for what they are called now
   * @return the secret of the new session's cookie
   * @throws Problem weak-password
   */
  public String activate(UUID membershipId, String name, String password, Caller caller) {
    var membership = membership(membershipId);
    var person = person(membership.person());
    if (hasPassword(person)) throw new Problem(ProblemKind.TOKEN_EXPIRED_OR_USED, null);
    if (name != null) person.renamed(name.strip());
    passwords.demand(password, person.name(), email(person));
    person.chose(passwords.hash(password));
    return join(membership, person, caller);
  }

  /**
   * Somebody known comes to another partner, having proven who they are.
   *
   * @return the secret of the new session's cookie
   */
  public String join(UUID membershipId, Caller caller) {
    var membership = membership(membershipId);
    return join(membership, person(membership.person()), caller);
  }

  private String join(Membership membership, Person person, Caller caller) {
    var first = membership.state() == MembershipState.INVITED;
    membership.accepted(clock.instant());
    audit.note(
        membership.organization(),
        actor(membership, person),
        "member-activated",
        "membership",
        membership.id(),
        Map.of());
    if (first)
      activated.fire(
          new MemberActivated(membership.organization(), membership.partner(), membership.id()));
    return begin(membership, person, caller, Via.INVITATION);
  }

  /** Who an address belongs to; empty for an unknown one. */
  Optional<Person> knownAs(String email) {
    return store.personByIndex(accounts(sealing, email));
  }

  /**
   * Begins a session for somebody whose password was right.
   *
   * @param second code of the second step; may be null
   * @throws Problem second-factor-required, partner-suspended, invalid-credentials (a wrong second
   *     step, or no membership that is open)
   */
  SignedIn enter(UUID personId, String second, Caller caller) {
    return enter(personId, second, caller, Via.PASSWORD);
  }

  /**
   * Begins a session for whoever has the code that was sent to an address.
   *
   * @param second code of the second step; may be null
   * @throws Problem second-factor-required and partner-suspended (the code stays good),
   *     invalid-credentials
   */
  SignedIn enter(String email, String code, String second, Caller caller) {
    if (!secrets.useCode(email, code)) throw new Problem(ProblemKind.INVALID_CREDENTIALS, null);
    var person =
        knownAs(email).orElseThrow(() -> new Problem(ProblemKind.INVALID_CREDENTIALS, null));
    return enter(person.id(), second, caller, Via.CODE);
  }

  private SignedIn enter(UUID personId, String second, Caller caller, Via via) {
    var person = person(personId);
    var proof = factors.demand(personId, second);
    var membership =
        store
            .membershipToEnter(personId)
            .orElseThrow(
                () ->
                    new Problem(
                        store.hasClosedMembership(personId)
                            ? ProblemKind.PARTNER_SUSPENDED
                            : ProblemKind.INVALID_CREDENTIALS,
                        null));
    audit.note(
        membership.organization(),
        actor(membership, person),
        "signed-in",
        "membership",
        membership.id(),
        Map.of("via", via.name(), "second", proof.name()));
    return new SignedIn(begin(membership, person, caller, via), membership, person);
  }

  private String begin(Membership membership, Person person, Caller caller, Via via) {
    store.entered(membership.id(), clock.instant());
    return sessions.begin(membership, person, caller, via);
  }

  /**
   * Somebody forgot a password and chose another by a link of ours; nobody who is in stays in.
   *
   * @throws Problem token-expired-or-used
   */
  void reset(String token, UUID personId, String passwordHash) {
    if (!secrets.use(token)) throw PasswordResets.spent();
    var person = person(personId);
    person.chose(passwordHash);
    sessions.endAll(personId);
    changes.drop(personId);
    var membership = store.membershipToWriteTo(personId);
    audit.note(
        membership.map(Membership::organization).orElse(null),
        membership.map(m -> actor(m, person)).orElse(Actor.VISITOR),
        "password-reset",
        "person",
        personId,
        Map.of());
    passwordChanged.fire(new PasswordChanged(personId));
  }

  /**
   * Goes on in another membership of the same person: a new session, and the old one ends.
   *
   * @throws Problem unauthenticated; not-found for a membership that is not theirs or not open
   */
  SignedIn switchTo(String secret, UUID membershipId, Caller caller) {
    var before = sessions.holder(secret);
    var membership =
        store.open(before.person()).stream()
            .filter(m -> m.id().equals(membershipId))
            .findFirst()
            .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
    var person = person(before.person());
    store.entered(membership.id(), clock.instant());
    audit.note(
        membership.organization(),
        actor(membership, person),
        "membership-switched",
        "membership",
        membership.id(),
        Map.of("from", before.membership().toString()));
    return new SignedIn(sessions.replace(before, membership, person, caller), membership, person);
  }

  /** Where a person may go, the membership entered last first. */
  List<Membership> memberships(UUID person) {
    return store.open(person);
  }

  /** A session that has just begun. */
  public record SignedIn(String secret, Membership membership, Person person) {}

  /**
   * Gives a person the address they have shown to read; the one before is nobody's.
   *
   * @throws Problem token-expired-or-used when it is somebody else's by now
   */
  void reachedAt(Person person, String email) {
    var indexes = accounts(sealing, email);
    store.lockAddress(indexes);
    if (store.personByIndex(indexes).filter(other -> !other.id().equals(person.id())).isPresent())
      throw new Problem(ProblemKind.TOKEN_EXPIRED_OR_USED, null);
    person.reachedAt(
        sealing.seal(Sealing.INSTALLATION, place(person.id()), email), account(sealing, email));
  }

  /** How to speak of the places around a membership. */
  PeopleStore.Around around(UUID organization, UUID partner) {
    return store.around(organization, partner);
  }

  /** All an account may be stored under, the oldest first; the same for all ways of writing it. */
  static List<byte[]> accounts(Sealing sealing, String email) {
    return sealing.indexes(Sealing.INSTALLATION, "email", email);
  }

  /** An address as accounts are stored under; the same for all ways of writing it. */
  static byte[] account(Sealing sealing, String email) {
    return sealing.index(Sealing.INSTALLATION, "email", email);
  }

  /** Where a person is a member, to say in a mail who writes; empty before they ever came in. */
  public Optional<Membership> membershipToWriteTo(UUID person) {
    return store.membershipToWriteTo(person);
  }

  private static Actor actor(Membership membership, Person person) {
    return Actor.member(membership.id(), person.name());
  }

  private static String place(UUID person) {
    return "person.email:" + person;
  }
}
