package partnerportal.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.identity.Membership;
import partnerportal.identity.MembershipState;
import partnerportal.identity.Memberships;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;
import partnerportal.platform.Settings;

/** An owner gives the ownership to a colleague, who has to take it; then the owner is a manager. */
@ApplicationScoped
@Transactional
public class Ownership {

  @Inject MemberStore store;
  @Inject Memberships memberships;
  @Inject Settings settings;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<LiveHint> hints;

  /** The offer a member can see: the one they made or may take; nobody else's. */
  Optional<MemberStore.Offer> seenBy(Members.By by) {
    return store
        .offer(by.scope(), clock.instant())
        .filter(
            o ->
                by.role() == Role.PARTNER_OWNER
                    || o.from().equals(by.membership())
                    || o.to().equals(by.membership()));
  }

  /**
   * Offers one's own ownership; a second offer takes the place of the first.
   *
   * @throws Problem not-found, illegal-transition (not active, or an owner already)
   */
  void offer(Members.By by, UUID to) {
    var heir = memberships.hold(by.scope(), to);
    if (memberships.one(by.scope(), by.membership()).role() != Role.PARTNER_OWNER)
      throw new Problem(ProblemKind.FORBIDDEN, null);
    if (heir.state() != MembershipState.ACTIVE || heir.role() == Role.PARTNER_OWNER)
      throw new Problem(ProblemKind.ILLEGAL_TRANSITION, "Choose an active member who is no owner.");
    var now = clock.instant();
    store.offer(
        by.scope(),
        by.membership(),
        to,
        now,
        now.plus(settings.duration(Settings.Key.OWNERSHIP_OFFER_LIFE)));
    note(by, "ownership-offered", to);
  }

  /** Takes the offer back, or declines it; does nothing when there is none. */
  void end(Members.By by) {
    memberships.holdTeam(by.scope());
    if (seenBy(by).isEmpty()) return;
    store.endOffer(by.scope());
    note(by, "ownership-offer-ended", by.membership());
  }

  /**
   * Takes the ownership that was offered to the caller; the former owner becomes a manager.
   *
   * @throws Problem not-found when none is offered to them, or who offered it is no owner any more
   */
  void accept(Members.By by) {
    memberships.holdTeam(by.scope());
    var offer =
        store
            .offer(by.scope(), clock.instant())
            .filter(o -> o.to().equals(by.membership()))
            .orElseThrow(Ownership::none);
    var former = memberships.one(by.scope(), offer.from());
    if (former.state() != MembershipState.ACTIVE || former.role() != Role.PARTNER_OWNER)
      throw none();
    memberships.change(
        memberships.one(by.scope(), by.membership()), Role.PARTNER_OWNER, Membership.Sees.ALL);
    memberships.change(former, Role.PARTNER_MANAGER, Membership.Sees.ALL);
    store.endOffer(by.scope());
    note(by, "ownership-taken", former.id());
  }

  private static Problem none() {
    return new Problem(ProblemKind.NOT_FOUND, "Nobody offers you the ownership.");
  }

  private void note(Members.By by, String action, UUID other) {
    audit.note(by.scope().organization(), by.actor(), action, "membership", other, Map.of());
    hints.fire(
        new LiveHint(
            by.scope().organization(), by.scope().partner(), "team", by.scope().partner()));
  }
}
