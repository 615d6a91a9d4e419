package partnerportal.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.identity.Matrix;
import partnerportal.identity.Membership;
import partnerportal.identity.MembershipState;
import partnerportal.identity.Memberships;
import partnerportal.identity.People;
import partnerportal.platform.Actor;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;

/** Everything the people of a partner can do with their team. */
@ApplicationScoped
@Transactional
public class Members {

  @Inject Memberships memberships;
  @Inject People people;
  @Inject Invitations invitations;
  @Inject MemberStore store;
  @Inject OpenLeads openLeads;
  @Inject Audit audit;

  /**
   * Who acts, and for which team.
   *
   * @param scope of one partner
   */
  record By(Scope scope, Role role, UUID membership, Actor actor) {

    static By of(CurrentUser me) {
      var who = me.identity();
      return new By(
          Scope.partner(who.organization(), who.partner()),
          who.role(),
          who.membership(),
          me.actor());
    }

    boolean mayGive(Role other) {
      return Matrix.gives(role).contains(other);
    }
  }

  /**
   * Invites somebody.
   *
   * @param name may be null for somebody we do not know
   * @return the membership
   * @throws Problem validation-failed (somebody of the team already), forbidden (a role that is not
   *     the caller's to give)
   */
  UUID invite(By by, String email, String name, Role role, Membership.Sees sees) {
    if (role.ofOrganization())
      throw Problem.invalid("/role", "role", "Choose a role of a partner.");
    memberships.holdTeam(by.scope());
    demand(asOfNow(by).mayGive(role));
    var seen = sees(role, sees);
    var member =
        people.invite(
            by.scope().organization(),
            by.scope().partner(),
            called(name, email),
            email,
            role,
            seen);
    switch (member.state()) {
      case ACTIVE -> throw taken("already-member", "This person is in your team already.");
      case DISABLED ->
          throw taken("disabled", "This person is in your team, disabled. Enable them instead.");
      case INVITED -> {
        if (invitations.existsFor(member.id()))
          throw taken("already-invited", "This person is invited already. Send it again instead.");
      }
      case LEFT, REVOKED -> memberships.inviteAgain(member, role, seen);
    }
    invitations.send(member, called(name, email), by.membership(), by.actor());
    return member.id();
  }

  /**
   * Sends the invitation again, with a new link; the old one ends.
   *
   * @throws Problem not-found, forbidden, illegal-transition (in already)
   */
  void resend(By by, UUID id) {
    var member = held(by, id);
    demand(member, MembershipState.INVITED);
    invitations.send(member, null, by.membership(), by.actor());
  }

  /**
   * Takes an invitation back; its link ends.
   *
   * @throws Problem not-found, forbidden, illegal-transition (in already)
   */
  void revoke(By by, UUID id) {
    var member = memberships.hold(by.scope(), id);
    demand(asOfNow(by).mayGive(member.role()));
    if (member.state() == MembershipState.REVOKED) return;
    demand(member, MembershipState.INVITED);
    memberships.revoke(member);
    invitations.end(member.id());
    note(by, "invitation-revoked", member, Map.of());
  }

  /**
   * Changes what is given.
   *
   * @throws Problem not-found, forbidden, version-conflict, last-owner
   */
  void change(By by, UUID id, long version, Role role, Membership.Sees sees) {
    var member = held(by, id);
    if (member.version() != version) throw new Problem(ProblemKind.VERSION_CONFLICT, null);
    var wanted = role == null ? member.role() : role;
    if (wanted.ofOrganization())
      throw Problem.invalid("/role", "role", "Choose a role of a partner.");
    demand(asOfNow(by).mayGive(wanted));
    var seen = sees(wanted, sees == null ? member.sees() : sees);
    if (wanted == member.role() && seen == member.sees()) return;
    var before = member.role();
    memberships.change(member, wanted, seen);
    note(
        by,
        "member-changed",
        member,
        Map.of("from", before.name(), "to", wanted.name(), "scope", seen.name()));
  }

  /**
   * Shuts somebody out; their open leads go to a colleague in the same transaction.
   *
   * @param leadsTo may be null when there are none
   * @throws Problem not-found, forbidden, illegal-transition, last-owner, validation-failed (nobody
   *     named for open leads, or nobody who can have them)
   */
  void disable(By by, UUID id, UUID leadsTo) {
    var member = held(by, id);
    if (id.equals(by.membership()))
      throw new Problem(
          ProblemKind.ILLEGAL_TRANSITION, "You cannot disable yourself. Leave instead.");
    var moved = handOver(by, member, leadsTo);
    memberships.disable(member);
    note(by, "member-disabled", member, Map.of("leads", moved));
  }

  /**
   * Lets somebody back in, as they were.
   *
   * @throws Problem not-found, forbidden, illegal-transition
   */
  void enable(By by, UUID id) {
    var member = held(by, id);
    if (member.state() == MembershipState.ACTIVE) return;
    demand(member, MembershipState.DISABLED);
    memberships.enable(member);
    note(by, "member-enabled", member, Map.of());
  }

  /**
   * The caller goes; their open leads go to the owner who has been here longest.
   *
   * @throws Problem last-owner
   */
  void leave(By by) {
    var member = memberships.hold(by.scope(), by.membership());
    var heir = store.eldestOwner(by.scope(), member.id());
    if (heir.isEmpty()) throw new Problem(ProblemKind.LAST_OWNER, null);
    var moved = openLeads.handOver(by.scope(), member.id(), heir.get(), by.actor());
    memberships.leave(member);
    note(by, "member-left", member, Map.of("leads", moved));
  }

  private int handOver(By by, Membership member, UUID leadsTo) {
    if (leadsTo != null && (leadsTo.equals(member.id()) || !canHaveLeads(by.scope(), leadsTo)))
      throw Problem.invalid("/leads_to", "no-heir", "Choose an active member of your team.");
    var open = openLeads.byMember(by.scope()).getOrDefault(member.id(), 0L);
    if (open == 0) return 0;
    if (leadsTo == null)
      throw Problem.invalid(
          "/leads_to", "hand-over-needed", "Say who takes over their open leads: " + open + ".");
    return openLeads.handOver(by.scope(), member.id(), leadsTo, by.actor());
  }

  private boolean canHaveLeads(Scope scope, UUID id) {
    return store
        .one(scope, id)
        .filter(row -> row.state() == MembershipState.ACTIVE && row.role() != Role.PARTNER_VIEWER)
        .isPresent();
  }

  private Membership held(By by, UUID id) {
    var member = memberships.hold(by.scope(), id);
    if (member.state() == MembershipState.LEFT || member.state() == MembershipState.REVOKED)
      throw new Problem(ProblemKind.NOT_FOUND, null);
    demand(asOfNow(by).mayGive(member.role()));
    return member;
  }

  /** Within the held team: who acts may have been changed since they asked. */
  private By asOfNow(By by) {
    var actor = memberships.one(by.scope(), by.membership());
    demand(actor.state() == MembershipState.ACTIVE);
    return new By(by.scope(), actor.role(), by.membership(), by.actor());
  }

  /** Only for members it makes a difference. */
  private static Membership.Sees sees(Role role, Membership.Sees wanted) {
    if (role != Role.PARTNER_MEMBER) return Membership.Sees.ALL;
    return Objects.requireNonNullElse(wanted, Membership.Sees.OWN);
  }

  private static String called(String name, String email) {
    return name == null ? fromAddress(email) : name.strip();
  }

  /** "nadia.korhonen@…" is Nadia Korhonen, until she says otherwise. */
  static String fromAddress(String email) {
    var words = email.replaceAll("@.*", "").replaceAll("[^\\p{L}\\p{N}]+", " ").strip().split(" ");
    var name = new StringBuilder();
    for (var word : words) {
      if (word.isEmpty()) continue;
      name.append(name.isEmpty() ? "" : " ")
          .append(Character.toUpperCase(word.charAt(0)))
          .append(word.substring(1));
    }
    return name.isEmpty() ? email : name.toString();
  }

  private static void demand(boolean allowed) {
    if (!allowed) throw new Problem(ProblemKind.FORBIDDEN, null);
  }

  private static void demand(Membership member, MembershipState state) {
    if (member.state() != state) throw new Problem(ProblemKind.ILLEGAL_TRANSITION, null);
  }

  private static Problem taken(String code, String detail) {
    return Problem.invalid("/email", code, detail);
  }

  private void note(By by, String action, Membership member, Map<String, ?> detail) {
    audit.note(by.scope().organization(), by.actor(), action, "membership", member.id(), detail);
  }
}
