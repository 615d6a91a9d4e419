package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.audit.Audit;
import partnerportal.organization.AdminTasks;
import partnerportal.organization.TaskKind;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.Scope;

/** Everything that can happen to leads. */
@ApplicationScoped
@Transactional
public class Leads {

  @Inject LeadStore store;
  @Inject LeadRules rules;
  @Inject LeadValues values;
  @Inject LeadCells cells;
  @Inject LeadMirror mirror;
  @Inject LeadArrivals arrivals;
  @Inject LeadLog log;
  @Inject Audit audit;
  @Inject AdminTasks tasks;
  @Inject Clock clock;
  @Inject Event<LeadSubmitted> submitted;
  @Inject Event<CrmStatusChanged> statusChanged;

  /** Proof that a lead is ours now. */
  public record Receipt(
      @Schema(required = true) String number, @Schema(required = true) Instant receivedAt) {}

  /** A lead just taken in, and its receipt. */
  public record Submitted(
      @Schema(required = true) UUID id, @Schema(required = true) Receipt receipt) {}

  /**
   * A lead as the CRM is to know it, contact data opened.
   *
   * @param values absent where there is none
   * @param open whether the CRM can still be told anything about it
   */
  public record ForCrm(
      UUID id,
      String crmId,
      String partnerCrmId,
      UUID partner,
      Map<MirroredField, String> values,
      String submittedBy,
      Channel channel,
      boolean open) {}

  /**
   * Takes a lead in. When this returns and its transaction has committed, the lead cannot be lost:
   * it reaches the CRM or says why not.
   *
   * @throws partnerportal.platform.Problem validation-failed, with a pointer to each field
   */
  public Submitted submit(UUID organization, Submission.By by, Submission what, Actor actor) {
    rules.check(what);
    var scope = Scope.partner(organization, by.partner());
    var id = Ids.next();
    var now = clock.instant();
    var lead =
        Lead.submitted(
            id,
            organization,
            by,
            what,
            values.sealed(organization, id, what.values()),
            store.nextNumber(scope, by.partner()),
            now);
    store.add(lead);
    var snapshot = LeadSnapshot.text(what.values());
    var cause = log.write(lead, ChangeKind.SUBMITTED, null, snapshot, actor, now);
    cells.submitted(lead, what.values(), cause, now);
    audit.note(
        organization, actor, "lead-submitted", "lead", id, Map.of("channel", by.channel().name()));
    submitted.fire(new LeadSubmitted(organization, by.partner(), id));
    log.show(lead);
    return new Submitted(id, new Receipt(lead.number(), now));
  }

  /** What the CRM is to know; empty when there is no such lead. */
  public Optional<ForCrm> forCrm(UUID organization, UUID id) {
    return forCrm(organization, List.of(id)).stream().findFirst();
  }

  /** What the CRM is to know of several leads; those that do not exist are missing. */
  public List<ForCrm> forCrm(UUID organization, Collection<UUID> ids) {
    return store.forCrm(Scope.organization(organization), ids).stream()
        .map(
            lead ->
                new ForCrm(
                    lead.id(),
                    lead.crmId(),
                    lead.partnerCrmId(),
                    lead.partner(),
                    values.of(lead),
                    lead.submittedBy(),
                    lead.channel(),
                    lead.open()))
        .toList();
  }

  public Optional<UUID> byCrmId(UUID organization, String crmId) {
    return store.byCrmId(Scope.organization(organization), crmId);
  }

  /** Holds leads until the transaction ends; whoever takes several takes them in this order. */
  public void hold(UUID organization, Collection<UUID> ids) {
    if (!ids.isEmpty()) store.lock(Scope.organization(organization), ids);
  }

  /** Where leads are on their way; shown to those who wait for them. */
  public void syncing(UUID organization, Collection<UUID> ids, SyncState state, String cause) {
    if (ids.isEmpty()) return;
    log.show(organization, store.syncing(Scope.organization(organization), ids, state, cause));
  }

  /**
   * The CRM's word that it has a lead.
   *
   * @param crmModifiedAt the CRM's time of its last change
   * @param sent what our write carried, null for a value it emptied; null when it was no write but
   *     a reading
   */
  public record Acknowledgement(
      UUID lead, String crmId, Instant crmModifiedAt, Map<MirroredField, String> sent) {}

  /** The CRM was read and has the lead. */
  public void acknowledged(UUID organization, UUID id, String crmId, Instant crmModifiedAt) {
    var read = new Acknowledgement(id, crmId, crmModifiedAt, null);
    acknowledged(organization, List.of(read), Set.of());
  }

  /**
   * The CRM has taken the leads.
   *
   * @param asTheyAre those that have not changed since what was sent of them was read
   */
  public void acknowledged(UUID organization, List<Acknowledgement> all, Set<UUID> asTheyAre) {
    var arrived = arrivals.arrived(organization, all, asTheyAre);
    hadBefore(organization, all.stream().filter(one -> !arrived.contains(one.lead())).toList());
  }

  /** The same of leads it has had, or was found to have. */
  private void hadBefore(UUID organization, List<Acknowledgement> all) {
    if (all.isEmpty()) return;
    var now = clock.instant();
    var held =
        store.hold(
            Scope.organization(organization), all.stream().map(Acknowledgement::lead).toList());
    var changes = new ArrayList<LeadChange>();
    var details = new LinkedHashMap<UUID, Map<String, String>>();
    for (var said : all) {
      var lead = held.get(said.lead());
      if (lead == null) continue;
      if (said.sent() != null && lead.syncing(SyncState.CLEAN, null)) log.show(lead);
      if (!lead.acknowledged(said.crmId(), said.crmModifiedAt(), now)) continue;
      changes.add(log.line(lead, ChangeKind.IN_CRM, said.crmId(), Actor.SYSTEM, now));
      details.put(said.lead(), Map.of("crm_id", said.crmId()));
      log.show(lead);
    }
    log.write(changes);
    audit.noteAll(organization, Actor.SYSTEM, "lead-acknowledged", "lead", details);
    mirror.told(organization, held, all);
  }

  /**
   * The CRM refused the lead for good, until somebody changes something.
   *
   * @param cause for a person to read and act on; no contact data
   */
  public void blocked(UUID organization, UUID id, String cause) {
    var lead = store.hold(Scope.organization(organization), id).orElse(null);
    if (lead == null || !lead.syncing(SyncState.BLOCKED, cause)) return;
    log.write(lead, ChangeKind.BLOCKED, null, cause, Actor.SYSTEM, clock.instant());
    audit.note(organization, Actor.SYSTEM, "lead-blocked", "lead", id, Map.of());
    log.show(lead);
  }

  /**
   * The CRM was read and says where the lead stands.
   *
   * @param status the CRM's own word; null for none
   * @param stage what the mapping makes of it; null for a word it does not know
   * @param by who changed it there; may be null
   * @param since the CRM's time of the change; an older one than known changes nothing
   * @return whether anything changed
   */
  public boolean statusReported(
      UUID organization, UUID id, String status, Stage stage, String by, Instant since) {
    var lead = store.hold(Scope.organization(organization), id).orElse(null);
    if (lead == null) return false;
    var before = lead.crmStatus();
    if (!lead.crmSays(status, stage, since, clock.instant())) return false;
    unknownStatus(lead);
    var cause =
        log.write(
            lead, ChangeKind.STATUS, MirroredField.STATUS, before, status, Actor.inCrm(by), since);
    cells.reported(lead, MirroredField.STATUS, status, since, cause, clock.instant());
    audit.note(organization, Actor.SYSTEM, "lead-status-reported", "lead", id, Map.of());
    statusChanged.fire(new CrmStatusChanged(organization, lead.partner(), id, before, status));
    log.show(lead);
    return true;
  }

  /** A word nobody mapped is shown as it is, and somebody is asked what it means. */
  void unknownStatus(Lead lead) {
    if (lead.crmStatus() == null || lead.crmStage() != null) return;
    tasks.raise(
        lead.organization(),
        TaskKind.UNKNOWN_STATUS,
        "lead: " + lead.crmStatus(),
        "The CRM calls a lead \""
            + lead.crmStatus()
            + "\", and the mapping does not say which stage that is. It is shown as it is.");
  }

  /**
   * The CRM converted the lead.
   *
   * @param by who did it there; may be null
   * @param at the CRM's time of it
   */
  public void converted(UUID organization, UUID id, String by, Instant at) {
    var lead = store.hold(Scope.organization(organization), id).orElse(null);
    if (lead == null || !lead.converted(at, clock.instant())) return;
    log.write(lead, ChangeKind.CONVERTED, null, null, Actor.inCrm(by), at);
    mirror.tooLate(lead);
    audit.note(organization, Actor.SYSTEM, "lead-converted", "lead", id, Map.of());
    log.show(lead);
  }

  /** The record was deleted in the CRM; says whether the lead counts as deleted there now. */
  public boolean goneFromCrm(UUID organization, UUID id, Instant at) {
    var lead = store.hold(Scope.organization(organization), id).orElse(null);
    if (lead == null) return false;
    if (!lead.goneFromCrm(clock.instant())) return lead.lifecycle() == Lifecycle.CRM_DELETED;
    log.write(lead, ChangeKind.CRM_DELETED, null, null, Actor.inCrm(null), at);
    mirror.tooLate(lead);
    audit.note(organization, Actor.SYSTEM, "lead-gone-from-crm", "lead", id, Map.of());
    log.show(lead);
    return true;
  }
}
