package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.CrmLead;
import partnerportal.crm.LeadEdit;
import partnerportal.crm.LeadsNow;
import partnerportal.crm.Outcome;
import partnerportal.crm.Zoho;
import partnerportal.lead.LeadMirror;
import partnerportal.lead.LeadMirror.Taken;
import partnerportal.lead.MirroredField;
import partnerportal.sync.OutboxStore.Claim;

/**
 * Carries changes of leads into a CRM that has them. First it reads what the CRM has now and merges
 * what changed there; then it sends what still differs, on condition that nobody changed the record
 * in between.
 */
@ApplicationScoped
class EditOutbound {

  @Inject Zoho zoho;
  @Inject LeadMirror mirror;
  @Inject Arrivals arrivals;
  @Inject Outbox outbox;
  @Inject Settling settling;

  /** A change with the claim it is carried for. */
  private record Carried(Claim claim, LeadEdit edit) {}

  /**
   * Carries what these leads have to tell.
   *
   * @param known claims with the CRM's ids of their leads
   */
  void carry(UUID organization, Map<Claim, String> known) {
    var wanting = wanting(organization, known);
    if (wanting.isEmpty()) return;
    try {
      var now = zoho.now(organization, List.copyOf(wanting.values()));
      send(organization, ready(organization, wanting, now), now.settledUntil());
    } catch (CrmFailure e) {
      settling.settle(organization, List.copyOf(wanting.keySet()), Verdict.of(e));
    }
  }

  /** Those of which the CRM lacks something; the others have nothing to tell. */
  private Map<Claim, String> wanting(UUID organization, Map<Claim, String> known) {
    if (known.isEmpty()) return known;
    var unsent = mirror.unsent(organization, ids(known.keySet()));
    var wanting = new LinkedHashMap<Claim, String>();
    known.forEach(
        (claim, crmId) -> {
          if (unsent.containsKey(claim.record())) wanting.put(claim, crmId);
          else outbox.done(organization, claim);
        });
    return wanting;
  }

  /** Merges what changed there, and gives what can be sent at once. */
  private List<Carried> ready(UUID organization, Map<Claim, String> wanting, LeadsNow now) {
    var theirs = now.leads().stream().collect(Collectors.toMap(CrmLead::id, Function.identity()));
    var found = new LinkedHashMap<Claim, CrmLead>();
    wanting.forEach(
        (claim, crmId) -> {
          if (theirs.containsKey(crmId)) found.put(claim, theirs.get(crmId));
          else settling.elsewhere(organization, claim, crmId);
        });
    var merged = merged(organization, found);
    var unsent = mirror.unsent(organization, ids(merged.keySet()));
    var ready = new ArrayList<Carried>();
    merged.forEach(
        (claim, lead) -> {
          var values = unsent.get(claim.record());
          if (values == null) outbox.done(organization, claim);
          else if (now.settled(lead))
            ready.add(new Carried(claim, new LeadEdit(claim.record(), lead.id(), values)));
          else settling.again(organization, claim);
        });
    return ready;
  }

  private Map<Claim, CrmLead> merged(UUID organization, Map<Claim, CrmLead> found) {
    var values = new HashMap<UUID, Map<MirroredField, String>>();
    found.forEach((claim, lead) -> values.put(claim.record(), lead.values()));
    var changed = mirror.changedThere(organization, values);
    var merged = new LinkedHashMap<Claim, CrmLead>();
    found.forEach(
        (claim, lead) -> {
          if (!changed.contains(claim.record()) || taken(organization, claim, lead))
            merged.put(claim, lead);
        });
    return merged;
  }

  /** Whether it could be merged; if not, it is tried again in a moment. */
  private boolean taken(UUID organization, Claim claim, CrmLead lead) {
    try {
      if (arrivals.apply(organization, claim.record(), lead) == Taken.APPLIED) return true;
      settling.again(organization, claim);
    } catch (RuntimeException e) {
      settling.unreadable(organization, claim, e);
    }
    return false;
  }

  private void send(UUID organization, List<Carried> edits, Instant unmodifiedSince) {
    if (edits.isEmpty()) return;
    var ours = outbox.sending(organization, edits.stream().map(Carried::claim).toList());
    var batch =
        edits.stream().filter(one -> ours.records().contains(one.claim().record())).toList();
    if (batch.isEmpty()) return;
    try {
      var outcomes =
          zoho.update(
              organization,
              batch.stream().map(Carried::edit).toList(),
              unmodifiedSince,
              ours.until());
      settle(organization, batch, outcomes, unmodifiedSince);
    } catch (CrmFailure e) {
      settling.settle(organization, batch.stream().map(Carried::claim).toList(), Verdict.of(e));
    }
  }

  private void settle(
      UUID organization, List<Carried> batch, List<Outcome> outcomes, Instant unmodifiedSince) {
    if (batch.size() > 1 && LeadOutbound.allRefused(outcomes)) {
      batch.forEach(one -> send(organization, List.of(one), unmodifiedSince));
      return;
    }
    settling.settleEdits(
        organization,
        batch.stream().map(Carried::claim).toList(),
        batch.stream().map(Carried::edit).toList(),
        outcomes);
  }

  private static List<UUID> ids(java.util.Collection<Claim> claims) {
    return claims.stream().map(Claim::record).toList();
  }
}
