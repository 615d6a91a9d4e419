package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;

/**
 * How memberships of one partner move. Each change holds the whole team first, so that two at once
 * see each other: of the last two owners only one can step down.
 */
@ApplicationScoped
@Transactional
public class Memberships {

  @Inject PeopleStore store;
  @Inject SessionStore sessions;
  @Inject Clock clock;
  @Inject Event<SessionsEnded> ended;
  @Inject Event<LiveHint> hints;

  /**
   * One member of a team that is held until the transaction ends; call before anything of the team
   * is read.
   *
   * @throws Problem not-found, for another partner's too
   */
  public Membership hold(Scope scope, UUID id) {
    holdTeam(scope);
    return one(scope, id);
  }

  /** Holds a team until the transaction ends. */
  public void holdTeam(Scope scope) {
    store.lockTeam(scope.partner());
  }

  /**
   * One member.
   *
   * @throws Problem not-found, for another partner's too
   */
  public Membership one(Scope scope, UUID id) {
    return store
        .membership(id)
        .filter(m -> m.organization().equals(scope.organization()))
        .filter(m -> m.partner().equals(scope.partner()))
        .filter(m -> scope.owner() == null || m.id().equals(scope.owner()))
        .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
  }

  /**
   * Gives a member another role and another view.
   *
   * @throws Problem last-owner, illegal-transition
   */
  public void change(Membership member, Role role, Membership.Sees sees) {
    if (role != Role.PARTNER_OWNER) keepAnOwner(member);
    member.becomes(role, sees);
    tell(member);
  }

  /**
   * Shuts a member out, with the transaction.
   *
   * @throws Problem last-owner, illegal-transition
   */
  public void disable(Membership member) {
    keepAnOwner(member);
    member.moves(MembershipState.DISABLED);
    out(member);
  }

  /**
   * Lets a member back in, as they were.
   *
   * @throws Problem illegal-transition
   */
  public void enable(Membership member) {
    member.moves(MembershipState.ACTIVE);
    tell(member);
  }

  /**
   * A member goes.
   *
   * @throws Problem last-owner, illegal-transition
   */
  public void leave(Membership member) {
    keepAnOwner(member);
    member.moves(MembershipState.LEFT);
    out(member);
  }

  /**
   * Who was invited is not wanted any more.
   *
   * @throws Problem illegal-transition
   */
  public void revoke(Membership member) {
    member.moves(MembershipState.REVOKED);
    tell(member);
  }

  /** Somebody who had gone, or was never let in, is invited anew. */
  public void inviteAgain(Membership member, Role role, Membership.Sees sees) {
    member.moves(MembershipState.INVITED);
    member.becomes(role, sees);
    tell(member);
  }

  private void keepAnOwner(Membership member) {
    var owner = member.role() == Role.PARTNER_OWNER && member.state() == MembershipState.ACTIVE;
    if (owner && store.otherOwners(member.partner(), member.id()) == 0)
      throw new Problem(ProblemKind.LAST_OWNER, null);
  }

  private void out(Membership member) {
    sessions.revokeOf(member.id(), clock.instant());
    ended.fire(new SessionsEnded());
    tell(member);
  }

  private void tell(Membership member) {
    hints.fire(new LiveHint(member.organization(), member.partner(), "team", member.id()));
  }
}
