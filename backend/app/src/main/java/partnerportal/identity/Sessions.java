package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Ids;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.SessionGate;
import partnerportal.platform.Settings;
import partnerportal.platform.Sha256;

/**
 * Sessions of people: begun at sign-in, asked at every call, ended by signing out, time, or losing
 * access.
 */
@ApplicationScoped
public class Sessions implements SessionGate {

  /**
   * A disabled member is out within five seconds, of streams too, which look every other second;
   * the check may be this old.
   */
  private static final Duration REMEMBERED = Duration.ofSeconds(2);

  private static final int CACHE_LIMIT = 10_000;

  @Inject SessionStore store;
  @Inject Tokens tokens;
  @Inject Settings settings;
  @Inject Clock clock;
  @Inject Event<SessionsEnded> ended;

  private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();

  private record Seen(Optional<SessionStore.Standing> standing, Instant at) {}

  /** Begins a session and gives the secret its cookie carries. */
  String begin(Membership membership, Person person, Caller caller, Via via) {
    var end = clock.instant().plus(settings.duration(Settings.Key.SESSION_ABSOLUTE));
    return begin(membership, person, caller, via, end);
  }

  private String begin(Membership membership, Person person, Caller caller, Via via, Instant end) {
    var secret = Ids.secret(32);
    store.add(
        Ids.next(),
        Sha256.of(secret),
        membership.organization(),
        person.id(),
        membership.id(),
        null,
        membership.role(),
        person.name(),
        caller,
        via,
        clock.instant(),
        end);
    return secret;
  }

  /**
   * Whom a cookie speaks for.
   *
   * @throws Problem unauthenticated
   */
  Tokens.Holder holder(String secret) {
    if (secret == null) throw new Problem(ProblemKind.UNAUTHENTICATED, null);
    var now = clock.instant();
    return store
        .byCookie(Sha256.of(secret), now, idleSince(now))
        .orElseThrow(() -> new Problem(ProblemKind.UNAUTHENTICATED, null));
  }

  /** Whether a cookie is of this person and stands. */
  public boolean isOf(String secret, UUID person) {
    if (secret == null) return false;
    var now = clock.instant();
    return store
        .byCookie(Sha256.of(secret), now, idleSince(now))
        .filter(holder -> holder.person().equals(person))
        .isPresent();
  }

  /** Ends a session and begins another in its place, which lives no longer than the first would. */
  String replace(Tokens.Holder before, Membership membership, Person person, Caller caller) {
    var end = store.end(before.session()).orElseThrow();
    store.revoke(person.id(), before.session(), clock.instant());
    ended.fire(new SessionsEnded());
    return begin(membership, person, caller, Via.SWITCH, end);
  }

  /**
   * A fresh token for whoever holds the cookie; counts as use of the session.
   *
   * @throws Problem unauthenticated
   */
  Tokens.Token token(String secret) {
    var holder = holder(secret);
    store.used(holder.session(), clock.instant());
    return tokens.mint(holder);
  }

  /** Ends the session; does nothing when it has ended already. */
  void end(String secret) {
    if (secret == null) return;
    store.revoke(Sha256.of(secret), clock.instant());
    seen.clear();
  }

  /** Ends every session of a person, with the transaction. */
  void endAll(UUID person) {
    store.revokeAll(person, clock.instant());
    ended.fire(new SessionsEnded());
  }

  /** Ends every session of a person but one, with the transaction. */
  void endOthers(UUID person, UUID beside) {
    store.revokeOthers(person, beside, clock.instant());
    ended.fire(new SessionsEnded());
  }

  /**
   * Ends one of a person's sessions, with the transaction; does nothing when it has ended already.
   *
   * @return whether it ended now
   * @throws Problem not-found when it is nobody's or somebody else's
   */
  boolean end(UUID person, UUID session) {
    if (store.revoke(person, session, clock.instant())) {
      ended.fire(new SessionsEnded());
      return true;
    }
    if (!store.isOf(person, session)) throw new Problem(ProblemKind.NOT_FOUND, null);
    return false;
  }

  /** This node need not wait to hear of it. */
  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsEnded event) {
    seen.clear();
  }

  /** Who has set up a second step that was demanded goes on at once. */
  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SecondFactorChanged event) {
    seen.clear();
  }

  /** The sessions of a person that stand, newest first, one more than the limit. */
  List<SessionStore.Entry> standing(UUID person, Page.Cursor from, int limit) {
    var now = clock.instant();
    return store.standing(person, now, idleSince(now), from, limit);
  }

  /**
   * Begins the session of a CRM user; its life is that of one token, because it is renewed by the
   * CRM itself.
   */
  Tokens.Token beginInCrm(UUID organization, String crmUser, String name, String email, Role role) {
    var id = Ids.next();
    var now = clock.instant();
    store.add(
        id,
        null,
        organization,
        null,
        null,
        crmUser,
        role,
        name,
        null,
        null,
        now,
        now.plus(settings.duration(Settings.Key.TOKEN_LIFE)));
    return tokens.mint(
        new Tokens.Holder(
            id, organization, null, null, null, "crmuser:" + crmUser, email, name, role));
  }

  /** What a living session allows; empty when it has ended. At most two seconds old. */
  Optional<SessionStore.Standing> standing(UUID session) {
    var now = clock.instant();
    var known = seen.get(session);
    if (known != null && known.at().plus(REMEMBERED).isAfter(now)) return known.standing();
    var standing = store.standing(session, now, idleSince(now));
    if (seen.size() > CACHE_LIMIT) seen.clear();
    seen.put(session, new Seen(standing, now));
    return standing;
  }

  @Override
  public boolean allows(CurrentUser.Identity identity, Action action, Scope scope) {
    return standing(identity.session())
        .filter(one -> !one.stuck(clock.instant()))
        .filter(one -> reaches(identity, one, action, scope))
        .isPresent();
  }

  private static boolean reaches(
      CurrentUser.Identity who, SessionStore.Standing now, Action action, Scope scope) {
    return Matrix.reach(action, now)
        .map(reach -> reach.scope(who.as(now.role()), now))
        .filter(scope::equals)
        .isPresent();
  }

  private Instant idleSince(Instant now) {
    return now.minus(settings.duration(Settings.Key.SESSION_IDLE));
  }
}
