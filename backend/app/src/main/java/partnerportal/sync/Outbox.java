package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import partnerportal.crm.CrmLead;
import partnerportal.crm.Deadline;
import partnerportal.crm.Lane;
import partnerportal.crm.Lanes;
import partnerportal.crm.RecordKind;
import partnerportal.crm.Zoho;
import partnerportal.lead.LeadEdited;
import partnerportal.lead.LeadSubmitted;
import partnerportal.lead.LeadUnsettled;
import partnerportal.lead.Leads;
import partnerportal.lead.Leads.Acknowledgement;
import partnerportal.lead.SyncState;
import partnerportal.organization.AdminTasks;
import partnerportal.organization.TaskKind;
import partnerportal.partner.PartnerAccessChanged;
import partnerportal.partner.PartnerApproved;
import partnerportal.platform.Settings;
import partnerportal.sync.OutboxStore.Claim;
import partnerportal.work.Wake;

/**
 * Notes which records the CRM has yet to hear about, hands them out and settles what became of
 * them: each in its own transaction, together with what the lead shows, and only while the claim is
 * still ours.
 */
@ApplicationScoped
@Transactional
class Outbox {

  @Inject OutboxStore store;
  @Inject SettlementStore settlements;
  @Inject Lanes lanes;
  @Inject Inbox inbox;
  @Inject Leads leads;
  @Inject Arrivals arrivals;
  @Inject AdminTasks tasks;
  @Inject Settings settings;
  @Inject Clock clock;
  @Inject Event<Wake> wake;

  void on(@Observes LeadSubmitted event) {
    note(event.organization(), RecordKind.LEAD, event.lead(), Lane.NEW_LEAD);
  }

  void on(@Observes LeadEdited event) {
    note(event.organization(), RecordKind.LEAD, event.lead(), Lane.PARTNER_EDIT);
  }

  /** What waits for a person keeps waiting; only what nobody carries is noted. */
  void on(@Observes LeadUnsettled event) {
    if (!store.holds(event.organization(), RecordKind.LEAD, event.lead()))
      note(event.organization(), RecordKind.LEAD, event.lead(), Lane.PARTNER_EDIT);
  }

  void on(@Observes PartnerApproved event) {
    note(event.organization(), RecordKind.PARTNER, event.partner(), Lane.PARTNER_EDIT);
  }

  void on(@Observes PartnerAccessChanged event) {
    note(event.organization(), RecordKind.PARTNER, event.partner(), Lane.PARTNER_EDIT);
  }

  /** Notes what a person decided about a difference; a lead the CRM lost goes as a new one. */
  void reconcile(UUID organization, UUID lead, boolean creation) {
    note(organization, RecordKind.LEAD, lead, creation ? Lane.NEW_LEAD : Lane.RECONCILE);
  }

  private void note(UUID organization, RecordKind kind, UUID record, Lane lane) {
    store.note(organization, kind, record, lane);
    wake.fire(new Wake(OutboundRun.NAME, organization));
  }

  /**
   * Claims what is due and may go in one call, the most urgent first. When there is a backlog, the
   * newest get a share, so that somebody who submits now need not wait for all of it.
   */
  List<Claim> take(UUID organization) {
    var shut = lanes.paused(organization).stream().map(Lanes.Paused::lane).toList();
    var sort = store.next(organization, shut, settings.duration(Settings.Key.SYNC_BACKLOG_AFTER));
    if (sort.isEmpty()) return List.of();
    var most = Zoho.MOST_PER_WRITE;
    var share = sort.get().late() ? settings.number(Settings.Key.SYNC_NEWEST_SHARE) : 0;
    return store.take(organization, sort.get(), shut, most, most * share / 100, lease());
  }

  /** While a call is under way its records stay ours. */
  void renew(UUID organization, Collection<Long> fences) {
    if (!fences.isEmpty()) store.renew(organization, fences, lease());
  }

  /**
   * What may be sent.
   *
   * @param records those that are still ours
   * @param until when the write has to have left, so that its answer comes while they are
   */
  record Sending(Set<UUID> records, Deadline until) {}

  /** Right before a write. */
  Sending sending(UUID organization, List<Claim> claims) {
    var until = Deadline.in(lease().dividedBy(2), clock);
    if (claims.isEmpty()) return new Sending(Set.of(), until);
    var first = claims.get(0);
    var ours =
        store.sending(
            organization,
            first.kind(),
            first.fence(),
            claims.stream().map(Claim::record).toList(),
            lease());
    return new Sending(ours, until);
  }

  /** The CRM has the leads; by record, what it said. */
  void acknowledged(UUID organization, List<Claim> claims, List<Acknowledgement> said) {
    hold(organization, claims);
    var done = settlements.done(organization, claims);
    var ours = done.all();
    leads.acknowledged(
        organization,
        said.stream().filter(one -> ours.contains(one.lead())).toList(),
        done.asTheyWere());
  }

  /** The CRM has a lead whose creation nobody had answered for. */
  void found(UUID organization, Claim claim, CrmLead lead) {
    hold(organization, List.of(claim));
    if (!settlements.done(organization, List.of(claim)).isEmpty())
      arrivals.apply(organization, claim.record(), lead);
  }

  /** Nothing is wrong; it is just not the moment. */
  void later(UUID organization, Claim claim, Duration pause) {
    settlements.retry(
        organization,
        List.of(claim),
        List.of(pause),
        false,
        false,
        "The record changed in the CRM a moment ago and is read again first.");
  }

  /** The CRM knows what it should, or there is nothing left to say. */
  void done(UUID organization, Claim claim) {
    hold(organization, List.of(claim));
    var ours = settlements.done(organization, List.of(claim)).all();
    if (claim.kind() == RecordKind.LEAD) leads.syncing(organization, ours, SyncState.CLEAN, null);
  }

  /** Whoever changes a lead and its row takes the lead first, as those do who submit and edit. */
  private void hold(UUID organization, List<Claim> claims) {
    leads.hold(
        organization,
        claims.stream()
            .filter(claim -> claim.kind() == RecordKind.LEAD)
            .map(Claim::record)
            .toList());
  }

  /** The CRM was told of a partner. */
  void told(UUID organization, Claim claim, byte[] hash) {
    if (!settlements.done(organization, List.of(claim)).isEmpty())
      settlements.told(organization, claim.kind(), claim.record(), hash);
  }

  boolean knows(UUID organization, Claim claim, byte[] hash) {
    return java.security.MessageDigest.isEqual(
        settlements.told(organization, claim.kind(), claim.record()), hash);
  }

  /** The record is no longer where it was; the inbox finds out why. */
  void elsewhere(UUID organization, Claim claim, String crmId) {
    hold(organization, List.of(claim));
    if (!settlements.done(organization, List.of(claim)).isEmpty())
      inbox.note(organization, claim.kind(), List.of(crmId));
  }

  /**
   * The same, where something is still to be said: it waits until it is known whether anybody can
   * be told.
   */
  void elsewhere(UUID organization, Claim claim, String crmId, Duration pause) {
    var cause = "The CRM does not show this lead to the portal at the moment.";
    hold(organization, List.of(claim));
    var ours = settlements.retry(organization, List.of(claim), List.of(pause), false, false, cause);
    if (ours.isEmpty()) return;
    leads.syncing(organization, ours, SyncState.RETRY, cause);
    inbox.note(organization, claim.kind(), List.of(crmId));
  }

  /** The records are tried again, each after its pause. */
  void retry(UUID organization, List<Claim> claims, List<Duration> pauses, Verdict verdict) {
    hold(organization, claims);
    var ours =
        settlements.retry(
            organization, claims, pauses, verdict.silent(), verdict.perhapsDone(), verdict.cause());
    if (claims.get(0).kind() == RecordKind.LEAD)
      leads.syncing(organization, ours, SyncState.RETRY, verdict.cause());
  }

  void blocked(UUID organization, Claim claim, Duration pause, boolean perhapsDone, String cause) {
    hold(organization, List.of(claim));
    if (!settlements.blocked(organization, claim, pause, perhapsDone, cause)) return;
    if (claim.kind() == RecordKind.LEAD) leads.blocked(organization, claim.record(), cause);
  }

  /** A lead that may have been created and deleted there: only a person can tell. */
  void waitsForReview(UUID organization, Claim claim, String cause) {
    hold(organization, List.of(claim));
    if (!settlements.blocked(organization, claim, null, true, cause)) return;
    leads.blocked(organization, claim.record(), cause);
    tasks.raise(organization, TaskKind.CREATION_REVIEW, claim.record().toString(), cause);
  }

  void answered(UUID organization) {
    settlements.answered(organization);
  }

  /** Whether a write is or may be on its way whose outcome is not known yet. */
  boolean underWay(UUID organization, RecordKind kind, UUID record) {
    return store.underWay(organization, kind, record);
  }

  /** Which of these records that is so of. */
  Set<UUID> underWay(UUID organization, RecordKind kind, Collection<UUID> records) {
    return store.underWay(organization, kind, records);
  }

  private Duration lease() {
    return settings.duration(Settings.Key.SYNC_LEASE);
  }
}
