package partnerportal.platform;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.UUID;

/**
 * Who is asking, as the token proved it. Filled once per request by the identity feature's filter;
 * a resource that is open to everybody finds it empty.
 */
@RequestScoped
public class CurrentUser {

  private Identity identity;
  private Scope scope;
  private Sight sight;

  /**
   * A proven identity.
   *
   * @param role the one role of the token
   * @param organization where it holds
   * @param partner the partner of the membership; null for CRM users
   * @param membership null for CRM users
   * @param session the row that keeps the token alive
   */
  public record Identity(
      Role role,
      UUID organization,
      UUID partner,
      UUID membership,
      UUID person,
      UUID session,
      String name,
      Instant tokenExpires) {

    /** The same person as the author of a change. */
    public Actor actor() {
      return role.ofOrganization() ? Actor.inCrm(name) : Actor.member(membership, name);
    }

    /** Whether somebody of the organisation looks at a partner's portal; nobody's membership. */
    public boolean viewing() {
      return partner != null && membership == null;
    }

    /** The same person in the role they have by now; the token may be older than that. */
    public Identity as(Role now) {
      return new Identity(
          now, organization, partner, membership, person, session, name, tokenExpires);
    }
  }

  /** Called by the filter of {@link Access} and by nobody else. */
  public void is(Identity proven, Scope reach, Sight seen) {
    this.identity = proven;
    this.scope = reach;
    this.sight = seen;
  }

  /** Who it is; 401 when nobody signed in. */
  public Identity identity() {
    if (identity == null) throw new Problem(ProblemKind.UNAUTHENTICATED, null);
    return identity;
  }

  /** How far the action asked for reaches. */
  public Scope scope() {
    if (scope == null) throw new Problem(ProblemKind.UNAUTHENTICATED, null);
    return scope;
  }

  /** How contact data within that reach is seen. */
  public Sight sight() {
    if (sight == null) throw new Problem(ProblemKind.UNAUTHENTICATED, null);
    return sight;
  }

  public UUID organization() {
    return identity().organization();
  }

  /** The same person as the author of a change. */
  public Actor actor() {
    return identity().actor();
  }

  /** A stable name for limits and idempotency: one person in one place. */
  public String principal() {
    var who = identity();
    return who.membership() == null
        ? who.organization() + "/" + who.session()
        : who.membership().toString();
  }
}
