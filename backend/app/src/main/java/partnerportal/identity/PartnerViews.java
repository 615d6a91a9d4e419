package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Action;
import partnerportal.platform.Actor;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Ids;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Scope;
import partnerportal.platform.Settings;
import partnerportal.platform.Sha256;
import partnerportal.platform.Tenancy;

/**
 * Somebody of the organisation looks at a partner's portal: asked for with a reason, handed over to
 * a browser tab once, over after a quarter of an hour. What such a session may do is for {@link
 * AccessFilter} and {@link Matrix} to say: read, what the partner's owner may read, contact data
 * masked.
 */
@ApplicationScoped
@Transactional
public class PartnerViews {

  @Inject PartnerViewStore store;
  @Inject SessionStore sessions;
  @Inject Tokens tokens;
  @Inject Audit audit;
  @Inject Settings settings;
  @Inject Clock clock;
  @Inject Event<SessionsEnded> ended;
  @Inject Event<LiveHint> hints;

  /** What a tab takes over with, once, until then. */
  public record HandOver(UUID view, String secret, Instant expiresAt) {}

  /** A view that has just been opened, and the secret of its cookie. */
  record Opened(String secret, Duration life) {}

  /** Whom a cookie of a view speaks for, and until when. */
  record Standing(UUID session, UUID organization, UUID partner, String name, Instant end) {

    Scope scope() {
      return Scope.partner(organization, partner);
    }
  }

  /**
   * Prepares a view of a partner whose door is open.
   *
   * @param who of the CRM wants it; who reaches only partners they look after sees it no longer
   *     than they do
   */
  public HandOver ask(CurrentUser.Identity who, UUID partner, String reason) {
    var now = clock.instant();
    var end = now.plus(settings.duration(Settings.Key.VIEW_HAND_OVER_LIFE));
    var id = Ids.next();
    var secret = Ids.secret(32);
    var crmUser = sessions.crmUser(who.session());
    var whileLookedAfter =
        Matrix.reach(Action.VIEW_AS_PARTNER, who.role()).orElseThrow() == Reach.ASSIGNED;
    sessions.addView(id, Sha256.of(secret), who, crmUser, partner, whileLookedAfter, now, end);
    store.add(
        new PartnerView(
            id, who.organization(), partner, who.name(), reason.strip(), now, null, end, null),
        crmUser);
    note(who.organization(), who.actor(), "partner-view-asked", partner, id);
    return new HandOver(id, secret, end);
  }

  /**
   * Opens a view where its hand-over arrived; a second time there is nothing to take.
   *
   * @throws Problem token-expired-or-used
   */
  Opened open(String handOver) {
    var now = clock.instant();
    var life = settings.duration(Settings.Key.VIEW_LIFE);
    var secret = Ids.secret(32);
    var view =
        sessions
            .openView(Sha256.of(handOver), Sha256.of(secret), now, now.plus(life))
            .orElseThrow(() -> new Problem(ProblemKind.TOKEN_EXPIRED_OR_USED, null));
    Tenancy.within(view.scope(), () -> store.opened(view.scope(), view.session(), now, view.end()));
    var by = Actor.inCrm(view.name());
    note(view.organization(), by, "partner-view-opened", view.partner(), view.session());
    return new Opened(secret, life);
  }

  /**
   * A token for whoever holds the cookie of a view, which lives no longer than the view. Asking
   * does not prolong it.
   *
   * @throws Problem unauthenticated
   */
  Tokens.Token token(String cookie) {
    var view = holder(cookie);
    return tokens.mint(
        new Tokens.Holder(
            view.session(),
            view.organization(),
            view.partner(),
            null,
            null,
            "view:" + view.session(),
            view.name(),
            view.name(),
            partnerportal.platform.Role.PARTNER_OWNER),
        view.end());
  }

  /** Who looked has seen enough; does nothing when the view has ended already. */
  void leave(String cookie) {
    if (cookie == null) return;
    sessions
        .view(Sha256.of(cookie), clock.instant())
        .ifPresent(
            view ->
                Tenancy.within(
                    view.scope(),
                    () -> end(view.scope(), view.session(), Actor.inCrm(view.name()))));
  }

  /**
   * Ends a view from the CRM; does nothing when it has ended already.
   *
   * @param scope the partners whose views somebody may end
   * @throws Problem not-found
   */
  public void end(Scope scope, CurrentUser.Identity who, UUID view) {
    if (store.one(scope, view).isEmpty()) throw new Problem(ProblemKind.NOT_FOUND, null);
    end(scope, view, who.actor());
  }

  /**
   * Somebody else looks after the partner: who looked only because they did has seen enough, for
   * good.
   *
   * @param crmUser who looks after it now; null for nobody
   */
  public void handedOn(UUID organization, UUID partner, String crmUser) {
    endAll(organization, partner, sessions.views(partner, crmUser, true, clock.instant()));
  }

  /** The portal was shut; what is opened again later is looked at anew. */
  public void shut(UUID organization, UUID partner) {
    endAll(organization, partner, sessions.views(partner, null, false, clock.instant()));
  }

  private void endAll(UUID organization, UUID partner, List<UUID> views) {
    var scope = Scope.partner(organization, partner);
    for (var view : views) end(scope, view, Actor.SYSTEM);
  }

  private void end(Scope scope, UUID id, Actor by) {
    var view = store.one(scope, id).orElseThrow();
    var now = clock.instant();
    sessions.revokeView(id, now); // first, as opening holds the session first
    if (!store.ended(scope, id, now)) return;
    note(view.organization(), by, "partner-view-ended", view.partner(), id);
    ended.fire(new SessionsEnded());
  }

  /** Views of a partner, newest first, one more than the limit when there are more. */
  public List<PartnerView> list(Scope scope, Page.Cursor from, int limit) {
    return store.list(scope, from, limit);
  }

  /** The view a session carries. */
  PartnerView of(CurrentUser.Identity who) {
    return store
        .one(Scope.partner(who.organization(), who.partner()), who.session())
        .orElseThrow(() -> new Problem(ProblemKind.UNAUTHENTICATED, null));
  }

  private Standing holder(String cookie) {
    if (cookie == null) throw new Problem(ProblemKind.UNAUTHENTICATED, null);
    return sessions
        .view(Sha256.of(cookie), clock.instant())
        .orElseThrow(() -> new Problem(ProblemKind.UNAUTHENTICATED, null));
  }

  private void note(UUID organization, Actor by, String what, UUID partner, UUID view) {
    var detail = Map.of("view", view.toString());
    audit.note(organization, by, what, "partner", partner, detail);
    hints.fire(new LiveHint(organization, partner, "security", partner));
  }
}
