package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import partnerportal.crm.RecordKind;
import partnerportal.crm.Zoho;
import partnerportal.lead.LeadSubmitted;
import partnerportal.lead.Leads;
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
  @Inject Inbox inbox;
  @Inject Leads leads;
  @Inject AdminTasks tasks;
  @Inject Settings settings;
  @Inject Event<Wake> wake;

  void on(@Observes LeadSubmitted event) {
    note(event.organization(), RecordKind.LEAD, event.lead(), Lane.NEW_LEAD);
  }

  void on(@Observes PartnerApproved event) {
    note(event.organization(), RecordKind.PARTNER, event.partner(), Lane.PARTNER_EDIT);
  }

  void on(@Observes PartnerAccessChanged event) {
    note(event.organization(), RecordKind.PARTNER, event.partner(), Lane.PARTNER_EDIT);
  }

  private void note(UUID organization, RecordKind kind, UUID record, Lane lane) {
    store.note(organization, kind, record, lane);
    wake.fire(new Wake(OutboundRun.NAME, organization));
  }

  /** Claims what is due, the most urgent first. */
  List<Claim> take(UUID organization) {
    var claims = store.take(organization, Zoho.MOST_PER_WRITE, lease());
    claims.stream()
        .filter(claim -> claim.kind() == RecordKind.LEAD && claim.tries() == 0)
        .forEach(claim -> leads.syncing(organization, claim.record(), SyncState.IN_FLIGHT, null));
    return claims;
  }

  /** Right before a write; returns the records that are still ours to send. */
  Set<UUID> sending(UUID organization, List<Claim> claims) {
    if (claims.isEmpty()) return Set.of();
    var first = claims.get(0);
    return store.sending(
        organization,
        first.kind(),
        first.fence(),
        claims.stream().map(Claim::record).toList(),
        lease());
  }

  /** The CRM has the lead. */
  void acknowledged(UUID organization, Claim claim, String crmId, Instant modifiedAt) {
    if (store.done(organization, claim))
      leads.acknowledged(organization, claim.record(), crmId, modifiedAt);
  }

  /** The CRM knows what it should, or there is nothing left to say. */
  void done(UUID organization, Claim claim) {
    if (!store.done(organization, claim)) return;
    if (claim.kind() == RecordKind.LEAD)
      leads.syncing(organization, claim.record(), SyncState.CLEAN, null);
  }

  /** The CRM was told of a partner. */
  void told(UUID organization, Claim claim, byte[] hash) {
    if (store.done(organization, claim))
      store.told(organization, claim.kind(), claim.record(), hash);
  }

  boolean knows(UUID organization, Claim claim, byte[] hash) {
    return java.security.MessageDigest.isEqual(
        store.told(organization, claim.kind(), claim.record()), hash);
  }

  /** The record is no longer where it was; the inbox finds out why. */
  void elsewhere(UUID organization, Claim claim, String crmId) {
    if (store.done(organization, claim)) inbox.note(organization, claim.kind(), List.of(crmId));
  }

  void retry(
      UUID organization,
      Claim claim,
      Duration pause,
      boolean silent,
      boolean perhapsDone,
      String cause) {
    if (!store.retry(organization, claim, pause, silent, perhapsDone, cause)) return;
    if (claim.kind() == RecordKind.LEAD)
      leads.syncing(organization, claim.record(), SyncState.RETRY, cause);
  }

  void blocked(UUID organization, Claim claim, Duration pause, boolean perhapsDone, String cause) {
    if (!store.blocked(organization, claim, pause, perhapsDone, cause)) return;
    if (claim.kind() == RecordKind.LEAD) leads.blocked(organization, claim.record(), cause);
  }

  /** A lead that may have been created and deleted there: only a person can tell. */
  void waitsForReview(UUID organization, Claim claim, String cause) {
    if (!store.blocked(organization, claim, null, true, cause)) return;
    leads.blocked(organization, claim.record(), cause);
    tasks.raise(organization, TaskKind.CREATION_REVIEW, claim.record().toString(), cause);
  }

  void answered(UUID organization) {
    store.answered(organization);
  }

  boolean holds(UUID organization, RecordKind kind, UUID record) {
    return store.holds(organization, kind, record);
  }

  private Duration lease() {
    return settings.duration(Settings.Key.SYNC_LEASE);
  }
}
