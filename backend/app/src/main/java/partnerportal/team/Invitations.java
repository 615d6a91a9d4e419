package partnerportal.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import partnerportal.audit.Audit;
import partnerportal.identity.Caller;
import partnerportal.identity.Membership;
import partnerportal.identity.MembershipState;
import partnerportal.identity.People;
import partnerportal.identity.Person;
import partnerportal.organization.Organizations;
import partnerportal.partner.PartnerApproved;
import partnerportal.partner.PartnerContactChanged;
import partnerportal.partner.Partners;
import partnerportal.platform.Actor;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Sealing;
import partnerportal.platform.Settings;
import partnerportal.platform.Tenancy;

/** Everything that can happen to invitations. */
@ApplicationScoped
@Transactional
public class Invitations {

  private static final String PURPOSE = "activation";

  @Inject InvitationStore store;
  @Inject Partners partners;
  @Inject People people;
  @Inject Organizations organizations;
  @Inject Sealing sealing;
  @Inject Settings settings;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<MemberInvited> invited;
  @Inject Event<LiveHint> hints;

  /**
   * What an activation page shows before anything is asked.
   *
   * @param known whether the person has a password already, which they are asked for
   */
  public record Preview(
      InvitationState state,
      boolean known,
      String name,
      String email,
      String partner,
      String organization,
      Role role,
      Instant expiresAt) {}

  /** What a mail needs to know. */
  public record Letter(
      UUID organization,
      UUID partner,
      String name,
      String email,
      String partnerName,
      String organizationName,
      String link,
      Instant expiresAt,
      String invitedBy,
      Role role) {}

  /** In the approving transaction: the one who applied becomes the owner and is invited. */
  void on(@Observes PartnerApproved event) {
    var scope = Scope.partner(event.organization(), event.partner());
    var partner = partners.one(scope, event.partner());
    var email = partners.email(partner).orElse(null);
    if (email == null) {
      audit.note(
          event.organization(),
          Actor.SYSTEM,
          "owner-not-invited",
          "partner",
          partner.id(),
          Map.of("cause", "no e-mail in the CRM"));
      return;
    }
    var name = partner.contactName() == null ? partner.name() : partner.contactName();
    var owner =
        people.invite(
            event.organization(),
            partner.id(),
            name,
            email,
            Role.PARTNER_OWNER,
            Membership.Sees.ALL);
    partners.provisioned(scope, partner.id());
    if (!store.existsFor(owner.id())) send(owner, name, null, Actor.SYSTEM);
  }

  /**
   * Before the owner came in, the CRM was corrected: the old link ends, and the right person gets a
   * new one.
   */
  void on(@Observes PartnerContactChanged event) {
    var scope = Scope.partner(event.organization(), event.partner());
    var partner = partners.one(scope, event.partner());
    var name = partner.contactName() == null ? partner.name() : partner.contactName();
    var email = partners.email(partner).orElseThrow();
    people
        .readdress(event.partner(), name, email)
        .filter(membership -> store.existsFor(membership.id()))
        .ifPresent(membership -> send(membership, name, null, Actor.SYSTEM));
  }

  /**
   * What a link is good for; looking does not use it up.
   *
   * @throws Problem token-expired-or-used when the text is no link of ours
   */
  public Preview preview(String token) {
    var invitation = read(token);
    var membership = people.membership(invitation.membership());
    if (membership.state() == MembershipState.REVOKED) throw spent();
    var letter = letter(invitation);
    return new Preview(
        invitation.state(clock.instant()),
        people.hasPassword(people.person(membership.person())),
        letter.name(),
        letter.email(),
        letter.partnerName(),
        letter.organizationName(),
        membership.role(),
        invitation.expiresAt());
  }

  /**
   * Whom an open link is for.
   *
   * @throws Problem token-expired-or-used
   */
  Person reader(String token) {
    var invitation = read(token);
    if (invitation.state(clock.instant()) != InvitationState.OPEN) throw spent();
    return people.person(people.membership(invitation.membership()).person());
  }

  /**
   * Uses the link of somebody new: sets the password and begins a session.
   *
   * @param name what they want to be called; null for what they are called now
   * @return membership and the secret of the session's cookie
   * @throws Problem token-expired-or-used, weak-password (the link stays good), partner-suspended
   */
  public Activated activate(String token, String name, String password, Caller caller) {
    return use(token, membership -> people.activate(membership, name, password, caller));
  }

  /**
   * Uses the link of somebody who has proven who they are, and begins a session.
   *
   * @throws Problem token-expired-or-used, partner-suspended
   */
  Activated join(String token, Caller caller) {
    return use(token, membership -> people.join(membership, caller));
  }

  private Activated use(String token, Function<UUID, String> enter) {
    var invitation = read(token);
    if (!store.use(invitation.id(), invitation.version(), clock.instant())) throw spent();
    var membership = people.membership(invitation.membership());
    if (membership.state() != MembershipState.INVITED) throw spent();
    var scope = Scope.partner(membership.organization(), membership.partner());
    return Tenancy.within(
        scope,
        () -> {
          if (!partners.hold(scope, membership.partner()).state().open())
            throw new Problem(ProblemKind.PARTNER_SUSPENDED, null);
          return new Activated(enter.apply(membership.id()), membership.id());
        });
  }

  /**
   * Whose link has expired gets a new one, at the same address; the expired one can do this once.
   *
   * @throws Problem token-expired-or-used when it is not expired, but spent
   */
  void renew(String token) {
    var invitation = read(token);
    var membership = people.membership(invitation.membership());
    if (invitation.state(clock.instant()) != InvitationState.EXPIRED
        || membership.state() != MembershipState.INVITED) throw spent();
    send(membership, null, invitation.invitedBy(), Actor.VISITOR);
  }

  boolean existsFor(UUID membership) {
    return store.existsFor(membership);
  }

  /**
   * Writes to who is invited; what was sent before ends.
   *
   * @param called by who invites; null for what was said before
   */
  void send(Membership membership, String called, UUID by, Actor actor) {
    var now = clock.instant();
    var expires = now.plus(settings.duration(Settings.Key.INVITATION_LIFE));
    var known = store.of(membership.id());
    var invitation =
        known.orElseGet(
            () -> Invitation.of(membership.organization(), membership.id(), now, expires));
    if (known.isPresent()) invitation.renewed(now, expires);
    else store.add(invitation);
    invitation.by(by, called);
    audit.note(
        membership.organization(),
        actor,
        known.isPresent() ? "invitation-renewed" : "member-invited",
        "invitation",
        invitation.id(),
        Map.of("role", membership.role().name()));
    invited.fire(
        new MemberInvited(membership.organization(), membership.partner(), invitation.id()));
  }

  /** The link of a membership ends. */
  void end(UUID membership) {
    var now = clock.instant();
    store.of(membership).ifPresent(invitation -> invitation.renewed(now, now));
  }

  /** A membership that has just come in. */
  public record Activated(String secret, UUID membership) {}

  /** Everything the mail says; the link is derived here and stored nowhere. */
  public Letter letter(UUID invitation) {
    return letter(
        store.find(invitation).orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null)));
  }

  private Letter letter(Invitation invitation) {
    var membership = people.membership(invitation.membership());
    var person = people.person(membership.person());
    var scope = Scope.partner(membership.organization(), membership.partner());
    var partnerName = Tenancy.within(scope, () -> partners.one(scope, membership.partner()).name());
    return new Letter(
        membership.organization(),
        membership.partner(),
        person.name(),
        people.email(person),
        partnerName,
        organizations.one(membership.organization()).name(),
        settings.publicUrl() + "/portal/activate#" + token(invitation),
        invitation.expiresAt(),
        invitation.invitedBy() == null
            ? null
            : people.person(people.membership(invitation.invitedBy()).person()).name(),
        membership.role());
  }

  /**
   * Whether a mail is still to be sent: not after it was taken, and not for a link that is spent.
   */
  public boolean wantsMail(UUID invitation) {
    return store
        .find(invitation)
        .filter(i -> i.mailedAt() == null && i.state(clock.instant()) == InvitationState.OPEN)
        .isPresent();
  }

  /** The mail server took the mail. */
  public void mailed(UUID invitation) {
    var sent = store.find(invitation).orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
    sent.mailed(clock.instant());
    var membership = people.membership(sent.membership());
    audit.note(
        membership.organization(),
        Actor.SYSTEM,
        "invitation-mailed",
        "invitation",
        invitation,
        Map.of());
    hints.fire(
        new LiveHint(
            membership.organization(), membership.partner(), "partner", membership.partner()));
  }

  private Invitation read(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3) throw spent();
    try {
      var invitation = store.find(UUID.fromString(parts[0])).orElseThrow(Invitations::spent);
      var ours =
          String.valueOf(invitation.version()).equals(parts[1])
              && sealing.proves(PURPOSE, subject(invitation), parts[2]);
      if (!ours) throw spent();
      return invitation;
    } catch (IllegalArgumentException e) {
      throw spent();
    }
  }

  private String token(Invitation invitation) {
    return invitation.id()
        + "."
        + invitation.version()
        + "."
        + sealing.proof(PURPOSE, subject(invitation));
  }

  private static String subject(Invitation invitation) {
    return invitation.id() + "/" + invitation.version();
  }

  private static Problem spent() {
    return new Problem(ProblemKind.TOKEN_EXPIRED_OR_USED, null);
  }
}
