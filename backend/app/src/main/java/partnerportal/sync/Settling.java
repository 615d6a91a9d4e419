package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.crm.CrmLead;
import partnerportal.crm.LeadContent;
import partnerportal.crm.LeadEdit;
import partnerportal.crm.Outcome;
import partnerportal.crm.RecordKind;
import partnerportal.crm.ZohoAnswer;
import partnerportal.lead.Leads.Acknowledgement;
import partnerportal.lead.MirroredField;
import partnerportal.sync.OutboxStore.Claim;

/** Puts what became of a record into effect, and says it once to the operator. */
@ApplicationScoped
class Settling {

  private static final Logger LOG = Logger.getLogger(Settling.class.getName());

  /** The resolution of the CRM's times. */
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  @Inject Outbox outbox;
  @Inject BackOff backOff;

  /**
   * A call's leads: those it took in one transaction, a hundred commits being the better part of
   * the work; when one of them spoils it, each by itself.
   */
  void settleLeads(
      UUID organization, List<Claim> batch, List<LeadContent> leads, List<Outcome> outcomes) {
    var taken = new ArrayList<Claim>();
    var said = new ArrayList<Acknowledgement>();
    for (var i = 0; i < batch.size(); i++) {
      var claim = batch.get(i);
      var verdict = Verdict.of(outcomes.get(i));
      if (verdict.next() == Verdict.Next.DONE) {
        taken.add(claim);
        said.add(acknowledgement(claim, outcomes.get(i), all(leads.get(i).values())));
      } else {
        contained(claim, () -> record(organization, claim, verdict));
      }
    }
    arrived(organization, taken, said);
    if (!taken.isEmpty()) outbox.answered(organization);
  }

  /** A creation says of every field what it is, of an absent one that it is nothing. */
  private static Map<MirroredField, String> all(Map<MirroredField, String> values) {
    var all = MirroredField.none();
    MirroredField.editables().forEach(field -> all.put(field, values.get(field)));
    return all;
  }

  /** The same of changes to leads it has. */
  void settleEdits(
      UUID organization, List<Claim> batch, List<LeadEdit> edits, List<Outcome> outcomes) {
    var taken = new ArrayList<Claim>();
    var said = new ArrayList<Acknowledgement>();
    for (var i = 0; i < batch.size(); i++) {
      var claim = batch.get(i);
      var edit = edits.get(i);
      var outcome = outcomes.get(i);
      var verdict = Verdict.of(outcome);
      if (verdict.next() == Verdict.Next.DONE) {
        taken.add(claim);
        said.add(acknowledgement(claim, outcome, edit.values()));
      } else if (verdict.next() == Verdict.Next.FIND_OUT) {
        elsewhere(organization, claim, edit.crmId());
      } else if (outcome.answer() == ZohoAnswer.READ_AGAIN) {
        again(organization, claim);
      } else {
        contained(claim, () -> record(organization, claim, verdict));
      }
    }
    arrived(organization, taken, said);
    if (!taken.isEmpty()) outbox.answered(organization);
  }

  /**
   * The record changed there within the last seconds: it is read and merged again when the second
   * is over in which it could change once more without our noticing.
   */
  void again(UUID organization, Claim claim) {
    contained(claim, () -> outbox.later(organization, claim, A_SECOND));
  }

  /** The CRM does not show the record where it was: converted, deleted or hidden. */
  void elsewhere(UUID organization, Claim claim, String crmId) {
    var pause = backOff.after(claim.tries() + 1);
    contained(claim, () -> outbox.elsewhere(organization, claim, crmId, pause));
  }

  /** A lead whose creation nobody had answered for is there. */
  void found(UUID organization, Claim claim, CrmLead lead) {
    contained(claim, () -> outbox.found(organization, claim, lead));
  }

  /** The CRM has these leads. */
  private void arrived(UUID organization, List<Claim> claims, List<Acknowledgement> said) {
    if (claims.isEmpty()) return;
    try {
      outbox.acknowledged(organization, claims, said);
    } catch (RuntimeException oneOfThem) {
      for (var i = 0; i < claims.size(); i++) {
        var claim = claims.get(i);
        var one = said.get(i);
        contained(claim, () -> outbox.acknowledged(organization, List.of(claim), List.of(one)));
      }
    }
  }

  void settlePartner(UUID organization, Claim claim, String crmId, byte[] told, Outcome outcome) {
    contained(claim, () -> partner(organization, claim, crmId, told, outcome));
  }

  /** The same for all of them. */
  void settle(UUID organization, List<Claim> claims, Verdict verdict) {
    if (claims.isEmpty()) return;
    if (verdict.next() == Verdict.Next.RETRY) {
      try {
        retry(organization, claims, verdict);
        return;
      } catch (RuntimeException oneOfThem) {
        LOG.log(Level.FINE, "settled one by one", oneOfThem);
      }
    }
    claims.forEach(claim -> contained(claim, () -> record(organization, claim, verdict)));
  }

  private void retry(UUID organization, List<Claim> claims, Verdict verdict) {
    var pauses = claims.stream().map(claim -> backOff.after(claim.tries() + 1)).toList();
    outbox.retry(organization, claims, pauses, verdict);
  }

  /**
   * One record of ours that cannot be read, for instance because it was damaged, must not stop the
   * others either.
   */
  void unreadable(UUID organization, Claim claim, RuntimeException cause) {
    LOG.log(Level.WARNING, claim.kind() + " " + claim.record() + " cannot be read", cause);
    settle(organization, List.of(claim), Verdict.unreadable());
  }

  /**
   * One record must not stop the others. What collided with somebody else's change is tried once
   * more; after that the claim runs out by itself, and the record is looked for before it is sent
   * again.
   */
  private static void contained(Claim claim, Runnable settling) {
    try {
      settling.run();
    } catch (RuntimeException first) {
      try {
        settling.run();
      } catch (RuntimeException second) {
        LOG.log(
            Level.WARNING,
            claim.kind() + " " + claim.record() + " could not be settled; it is looked at again",
            second);
      }
    }
  }

  private void partner(UUID organization, Claim claim, String crmId, byte[] told, Outcome outcome) {
    var verdict = Verdict.of(outcome);
    if (verdict.next() == Verdict.Next.DONE) {
      outbox.told(organization, claim, told);
      outbox.answered(organization);
    } else if (verdict.next() == Verdict.Next.FIND_OUT) {
      outbox.elsewhere(organization, claim, crmId);
    } else {
      record(organization, claim, verdict);
    }
  }

  private void record(UUID organization, Claim claim, Verdict verdict) {
    switch (verdict.next()) {
      case DONE -> outbox.done(organization, claim);
      case RETRY -> retry(organization, List.of(claim), verdict);
      case WAIT_FOR_ADMIN -> {
        outbox.blocked(
            organization, claim, backOff.forPeople(), verdict.perhapsDone(), verdict.cause());
        say(
            organization,
            claim,
            verdict.cause() + " Looked at again in " + backOff.forPeople() + ".");
      }
      case BLOCKED, FIND_OUT -> {
        outbox.blocked(organization, claim, null, verdict.perhapsDone(), verdict.cause());
        say(organization, claim, verdict.cause() + " It waits until the record changes.");
      }
    }
  }

  private static Acknowledgement acknowledgement(
      Claim claim, Outcome outcome, Map<MirroredField, String> sent) {
    return new Acknowledgement(claim.record(), outcome.crmId(), outcome.modifiedAt(), sent);
  }

  private static void say(UUID organization, Claim claim, String what) {
    LOG.log(
        Level.WARNING,
        "organisation {0}: {1} {2} is stuck: {3}",
        new Object[] {
          organization, claim.kind() == RecordKind.LEAD ? "lead" : "partner", claim.record(), what
        });
  }
}
