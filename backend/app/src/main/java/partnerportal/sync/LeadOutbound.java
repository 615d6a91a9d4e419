package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.DeletedRecord;
import partnerportal.crm.LeadContent;
import partnerportal.crm.Outcome;
import partnerportal.crm.RecordKind;
import partnerportal.crm.Zoho;
import partnerportal.crm.ZohoReading;
import partnerportal.lead.Leads;
import partnerportal.sync.OutboxStore.Claim;

/**
 * Carries leads into the CRM: creates by our key what it does not have; what it has is {@link
 * EditOutbound}'s.
 */
@ApplicationScoped
class LeadOutbound {

  /** The CRM's clock and ours may differ, and its list of deleted records is by its own. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  @Inject Zoho zoho;
  @Inject ZohoReading reading;
  @Inject Leads leads;
  @Inject Outbox outbox;
  @Inject Settling settling;
  @Inject EditOutbound edits;

  void carry(UUID organization, List<Claim> claims) {
    var known = new LinkedHashMap<Claim, String>();
    var doubtful = new LinkedHashMap<Claim, LeadContent>();
    var fresh = new LinkedHashMap<Claim, LeadContent>();
    for (var entry : open(organization, claims).entrySet()) {
      var claim = entry.getKey();
      var lead = entry.getValue();
      if (lead.crmId() != null) known.put(claim, lead.crmId());
      else if (claim.sentAt() != null) doubtful.put(claim, content(lead));
      else fresh.put(claim, content(lead));
    }
    fresh.putAll(notThereYet(organization, doubtful));
    send(organization, fresh);
    edits.carry(organization, known);
  }

  /**
   * The leads by claim; what is gone, converted, deleted there or cannot be read is settled and
   * missing.
   */
  private Map<Claim, Leads.ForCrm> open(UUID organization, List<Claim> claims) {
    try {
      var byId =
          leads.forCrm(organization, claims.stream().map(Claim::record).toList()).stream()
              .filter(Leads.ForCrm::open)
              .collect(Collectors.toMap(Leads.ForCrm::id, lead -> lead));
      var open = new LinkedHashMap<Claim, Leads.ForCrm>();
      for (var claim : claims) {
        if (byId.containsKey(claim.record())) open.put(claim, byId.get(claim.record()));
        else outbox.done(organization, claim);
      }
      return open;
    } catch (RuntimeException oneOfThem) {
      if (claims.size() == 1) {
        settling.unreadable(organization, claims.get(0), oneOfThem);
        return Map.of();
      }
      var open = new LinkedHashMap<Claim, Leads.ForCrm>();
      claims.forEach(claim -> open.putAll(open(organization, List.of(claim))));
      return open;
    }
  }

  /** Looks for leads whose creation may have happened, and keeps those that certainly have not. */
  private Map<Claim, LeadContent> notThereYet(UUID organization, Map<Claim, LeadContent> doubtful) {
    var absent = new LinkedHashMap<>(doubtful);
    if (doubtful.isEmpty()) return absent;
    try {
      var there =
          zoho.findByOurKey(organization, doubtful.keySet().stream().map(Claim::record).toList());
      var arrived =
          doubtful.keySet().stream().filter(claim -> there.containsKey(claim.record())).toList();
      arrived.forEach(claim -> settling.found(organization, claim, there.get(claim.record())));
      arrived.forEach(absent::remove);
      if (!absent.isEmpty()) withdrawDeleted(organization, absent);
      return absent;
    } catch (CrmFailure e) {
      settling.settle(organization, List.copyOf(absent.keySet()), Verdict.of(e).stillPerhapsDone());
      return Map.of();
    }
  }

  /** What was created and then deleted there must not come back; only a person can tell. */
  private void withdrawDeleted(UUID organization, Map<Claim, LeadContent> absent) {
    var since =
        absent.keySet().stream()
            .map(Claim::sentAt)
            .min(Instant::compareTo)
            .orElseThrow()
            .minus(SKEW);
    var deleted = names(reading.deletedSince(organization, RecordKind.LEAD, since));
    absent.entrySet().stream()
        .filter(entry -> perhapsDeleted(entry.getValue(), deleted))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(
            claim -> {
              var cause =
                  "A lead by this name was deleted in the CRM while its creation was unsettled; it is not created again.";
              outbox.waitsForReview(organization, claim, cause);
              absent.remove(claim);
            });
  }

  static boolean perhapsDeleted(LeadContent lead, Set<String> deletedNames) {
    return deletedNames.contains(lead.fullName().strip().toLowerCase(Locale.ROOT));
  }

  private static Set<String> names(List<DeletedRecord> deleted) {
    return deleted.stream()
        .map(DeletedRecord::name)
        .filter(Objects::nonNull)
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private void send(UUID organization, Map<Claim, LeadContent> leadsByClaim) {
    if (leadsByClaim.isEmpty()) return;
    var ours = outbox.sending(organization, List.copyOf(leadsByClaim.keySet()));
    var batch =
        leadsByClaim.keySet().stream()
            .filter(claim -> ours.records().contains(claim.record()))
            .toList();
    if (batch.isEmpty()) return;
    var contents = batch.stream().map(leadsByClaim::get).toList();
    try {
      settle(organization, batch, contents, zoho.create(organization, contents, ours.until()));
    } catch (CrmFailure e) {
      settling.settle(organization, batch, Verdict.of(e));
    }
  }

  private void settle(
      UUID organization, List<Claim> batch, List<LeadContent> contents, List<Outcome> outcomes) {
    if (batch.size() > 1 && allRefused(outcomes)) {
      for (var i = 0; i < batch.size(); i++)
        send(organization, Map.of(batch.get(i), contents.get(i)));
      return;
    }
    settling.settleLeads(organization, batch, contents, outcomes);
  }

  /** One bad record can make Zoho refuse a whole call; alone, each gets its own answer. */
  static boolean allRefused(List<Outcome> outcomes) {
    return outcomes.stream()
        .allMatch(outcome -> Verdict.of(outcome).next() == Verdict.Next.BLOCKED);
  }

  private static LeadContent content(Leads.ForCrm lead) {
    return new LeadContent(lead.id(), lead.partnerCrmId(), lead.values(), lead.submittedBy());
  }
}
