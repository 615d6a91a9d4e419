package partnerportal.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.identity.MemberActivated;
import partnerportal.identity.PartnerViews;
import partnerportal.organization.AdminTasks;
import partnerportal.organization.Organizations;
import partnerportal.organization.TaskKind;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Scope;
import partnerportal.platform.Sealing;

/** Everything that can happen to partners. */
@ApplicationScoped
@Transactional
public class Partners {

  @Inject PartnerStore store;
  @Inject Organizations organizations;
  @Inject Sealing sealing;
  @Inject Audit audit;
  @Inject AdminTasks tasks;
  @Inject PartnerViews views;
  @Inject Clock clock;
  @Inject Event<PartnerApproved> approved;
  @Inject Event<PartnerSuspended> suspended;
  @Inject Event<PartnerAccessChanged> accessChanged;
  @Inject Event<PartnerContactChanged> contactChanged;
  @Inject Event<LiveHint> hints;

  /** What the CRM's status word means for us. */
  public enum Standing {
    APPLIED,
    APPROVED,
    SUSPENDED,
    REJECTED,
    TERMINATED
  }

  /** What the CRM is to show of a partner's access. */
  public enum Access {
    NOT_PROVISIONED,
    INVITED,
    ACTIVE,
    DISABLED
  }

  /**
   * A partner record, read from the CRM.
   *
   * @param contactName the person who applied; may be null
   * @param email where the invitation goes; may be null
   * @param statusWord the CRM's own word, shown as it is; null where there is none
   * @param standing what it means; null for none, and for a word the mapping does not know: neither
   *     is a decision
   * @param modifiedAt the CRM's time of its last change
   * @param owner the CRM user who looks after it; may be null
   * @param portalId our key on the record; null when it carries none
   */
  public record CrmPartner(
      String crmId,
      String name,
      String contactName,
      String email,
      String statusWord,
      Standing standing,
      Instant modifiedAt,
      String owner,
      UUID portalId) {}

  /** What the CRM should know of a partner. */
  public record ForCrm(
      UUID id, String crmId, Access access, Instant approvedAt, Instant lastSignIn) {}

  /**
   * The CRM was read. A record without a status is nobody's application, so of one that was never
   * known nothing is kept. May come twice, late and from several doors at once: an older report is
   * ignored, the same decision again does nothing, and an approval from before the organisation was
   * connected is taken over silently.
   */
  public void reported(UUID organization, CrmPartner facts) {
    var scope = Scope.organization(organization);
    store.lock(scope, facts.crmId());
    var known = store.holdByCrmId(scope, facts.crmId()).or(() -> carriedOn(scope, facts));
    if (known.isEmpty() && facts.statusWord() == null) return;
    if (known.isPresent() && known.get().knowsBetter(facts.modifiedAt())) return;
    var now = clock.instant();
    var partner =
        known.orElseGet(() -> Partner.known(Ids.next(), organization, facts.crmId(), now));
    var sameFacts =
        known.isPresent()
            && partner.sameFacts(facts.name(), facts.contactName(), facts.statusWord());
    var formerEmail = known.flatMap(this::email);
    var formerWord = partner.crmStatus();
    var formerOwner = partner.crmOwner();
    partner.describedAs(
        facts.name(),
        facts.contactName(),
        sealedEmail(partner, facts.email()),
        facts.statusWord(),
        facts.modifiedAt());
    partner.lookedAfterBy(facts.owner());
    if (known.isEmpty()) store.add(partner);
    if (!Objects.equals(formerWord, facts.statusWord())) newWord(partner, facts.standing());
    if (known.isEmpty() && fromBeforeWeMet(organization, facts)) {
      partner.importedAsApproved(facts.modifiedAt(), now);
      note(partner, "partner-imported");
      hint(partner);
      return;
    }
    var change =
        facts.standing() == null
            ? Partner.Change.NOTHING
            : partner.decided(facts.standing(), facts.modifiedAt(), now);
    follow(partner, change);
    if (change == Partner.Change.NOTHING) makeUpFor(partner, formerEmail);
    var handedOn = known.isPresent() && !Objects.equals(formerOwner, facts.owner());
    if (handedOn) handedOn(partner, formerOwner);
    if (!sameFacts || handedOn) hint(partner);
  }

  /**
   * Who looks after a partner in the CRM reaches it here, so a change of that is on record, and
   * looks at its portal end with it.
   */
  private void handedOn(Partner partner, String before) {
    views.handedOn(partner.organization(), partner.id(), partner.crmOwner());
    audit.note(
        partner.organization(),
        Actor.SYSTEM,
        "partner-looked-after",
        "partner",
        partner.id(),
        Map.of(
            "from", Objects.requireNonNullElse(before, ""),
            "to", Objects.requireNonNullElse(partner.crmOwner(), "")));
  }

  /**
   * What an approval could not do for want of an address, or did with a wrong one, is done when the
   * CRM has another.
   */
  private void makeUpFor(Partner partner, Optional<String> formerEmail) {
    var email = email(partner);
    if (email.isEmpty()) return;
    if (partner.waitsForAccount()) {
      approved.fire(new PartnerApproved(partner.organization(), partner.id()));
      accessChanged.fire(new PartnerAccessChanged(partner.organization(), partner.id()));
    } else if (partner.waitsForOwner() && !email.equals(formerEmail)) {
      contactChanged.fire(new PartnerContactChanged(partner.organization(), partner.id()));
    }
  }

  /**
   * A record nobody knows carries our key of a partner: the partner's own record was merged into
   * it, because no two records can have that key.
   */
  private Optional<Partner> carriedOn(Scope scope, CrmPartner facts) {
    if (facts.portalId() == null) return Optional.empty();
    var partner = store.hold(scope, facts.portalId());
    partner.ifPresent(
        one -> {
          one.carriedOnBy(facts.crmId());
          note(one, "partner-carried-on-in-crm");
        });
    return partner;
  }

  /** What a word of the CRM leaves to a person. */
  private void newWord(Partner partner, Standing standing) {
    if (standing == null && partner.crmStatus() != null)
      tasks.raise(
          partner.organization(),
          TaskKind.UNKNOWN_STATUS,
          "partner: " + partner.crmStatus(),
          "The CRM calls a partner \""
              + partner.crmStatus()
              + "\", and the mapping does not say what that means. It is shown as it is and nothing follows from it.");
    if (standing == Standing.TERMINATED && partner.everApproved())
      tasks.raise(
          partner.organization(),
          TaskKind.PARTNER_TERMINATED,
          partner.id().toString(),
          "The CRM ended a partner. Its people are locked out; confirm the end, or set another status there.");
  }

  /**
   * The record was deleted in the CRM: nobody comes in, nothing is lost, and a person is asked.
   *
   * @param at the CRM's time of it
   */
  public void gone(UUID organization, String crmId, Instant at) {
    var scope = Scope.organization(organization);
    store.lock(scope, crmId);
    var partner = store.holdByCrmId(scope, crmId).orElse(null);
    if (partner == null || !partner.deletedInCrm(at)) return;
    note(partner, "partner-gone-from-crm");
    letGo(partner);
    tasks.raise(
        organization,
        TaskKind.PARTNER_DELETED,
        partner.id().toString(),
        "A partner's record was deleted in the CRM. Its people are locked out and its leads stay; restore the record there, or end the partner.");
    var now = clock.instant();
    follow(partner, partner.decided(Standing.SUSPENDED, now, now));
    hint(partner);
  }

  /**
   * A record that is no more is nobody's to look after; one that is restored has its owner again.
   */
  private void letGo(Partner partner) {
    var before = partner.crmOwner();
    if (before == null) return;
    partner.lookedAfterBy(null);
    handedOn(partner, before);
  }

  private void follow(Partner partner, Partner.Change change) {
    switch (change) {
      case APPROVED -> {
        note(partner, "partner-approved");
        approved.fire(new PartnerApproved(partner.organization(), partner.id()));
      }
      case REINSTATED -> note(partner, "partner-reinstated");
      case SUSPENDED -> {
        note(partner, "partner-suspended");
        views.shut(partner.organization(), partner.id());
        suspended.fire(new PartnerSuspended(partner.organization(), partner.id()));
      }
      case REJECTED -> note(partner, "partner-rejected");
      case KNOWN, NOTHING -> {
        return;
      }
    }
    accessChanged.fire(new PartnerAccessChanged(partner.organization(), partner.id()));
    hint(partner);
  }

  /** The owner of a freshly approved partner has an account and an invitation. */
  public void provisioned(Scope scope, UUID id) {
    var partner = hold(scope, id);
    partner.provisioned(clock.instant());
    hint(partner);
  }

  void entered(@Observes MemberActivated event) {
    var partner = hold(Scope.partner(event.organization(), event.partner()), event.partner());
    partner.entered(clock.instant());
    accessChanged.fire(new PartnerAccessChanged(event.organization(), event.partner()));
    hint(partner);
  }

  public Partner one(Scope scope, UUID id) {
    return store.find(scope, id).orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
  }

  /** The same, and nobody else changes it until the transaction ends. */
  public Partner hold(Scope scope, UUID id) {
    return store.hold(scope, id).orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
  }

  /** Records of the CRM that were deleted and may come back. */
  public List<String> deleted(UUID organization, Instant since) {
    return store.deletedInCrm(Scope.organization(organization), since);
  }

  public Optional<UUID> byCrmId(UUID organization, String crmId) {
    return store.byCrmId(Scope.organization(organization), crmId).map(Partner::id);
  }

  /** Where to write to a partner; empty when the CRM has no address. */
  public Optional<String> email(Partner partner) {
    return Optional.ofNullable(
        sealing.open(partner.organization(), place(partner), partner.emailSealed()));
  }

  /** What the CRM should show of this partner now. */
  public ForCrm forCrm(UUID organization, UUID id) {
    var partner = one(Scope.organization(organization), id);
    var access =
        switch (partner.state()) {
          case APPLIED, REJECTED -> Access.NOT_PROVISIONED;
          case APPROVED ->
              partner.provisionedAt() == null ? Access.NOT_PROVISIONED : Access.INVITED;
          case ACTIVE -> Access.ACTIVE;
          case SUSPENDED, TERMINATED -> Access.DISABLED;
        };
    return new ForCrm(partner.id(), partner.crmId(), access, partner.crmApprovedAt(), null);
  }

  private boolean fromBeforeWeMet(UUID organization, CrmPartner facts) {
    var connectedAt = organizations.one(organization).connectedAt();
    return facts.standing() == Standing.APPROVED
        && connectedAt != null
        && facts.modifiedAt().isBefore(connectedAt);
  }

  private byte[] sealedEmail(Partner partner, String email) {
    return sealing.seal(
        partner.organization(),
        place(partner),
        email == null || email.isBlank() ? null : email.strip());
  }

  private static String place(Partner partner) {
    return "partner.email:" + partner.id();
  }

  private void note(Partner partner, String action) {
    audit.note(
        partner.organization(),
        Actor.SYSTEM,
        action,
        "partner",
        partner.id(),
        Map.of("state", partner.state().name()));
  }

  private void hint(Partner partner) {
    hints.fire(new LiveHint(partner.organization(), partner.id(), "partner", partner.id()));
  }
}
