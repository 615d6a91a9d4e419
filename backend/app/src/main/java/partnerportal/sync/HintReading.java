package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.crm.CrmDeal;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.CrmLead;
import partnerportal.crm.CrmPartner;
import partnerportal.crm.RecordKind;
import partnerportal.crm.Sighting;
import partnerportal.crm.ZohoDeals;
import partnerportal.crm.ZohoNotes;
import partnerportal.crm.ZohoReading;
import partnerportal.sync.InboxStore.Hint;
import partnerportal.work.Runner.Stopping;

/** Reads the records that hints name, and only then believes anything. */
@ApplicationScoped
class HintReading {

  private static final Logger LOG = Logger.getLogger(HintReading.class.getName());
  private static final Duration A_MOMENT = Duration.ofMillis(500);
  private static final int PATIENT_TRIES = 5;

  @Inject ZohoReading zoho;
  @Inject Inbox inbox;
  @Inject Arrivals arrivals;
  @Inject ZohoDeals deals;
  @Inject DealArrivals dealArrivals;
  @Inject ZohoNotes notes;
  @Inject NoteArrivals noteArrivals;
  @Inject Polling polling;
  @Inject BackOff backOff;

  /** Applies what looking for a record showed; false when it is to be read again in a moment. */
  @FunctionalInterface
  private interface Applied<T> {
    boolean to(UUID organization, Hint hint, Sighting<T> sighting);
  }

  /** A record that was read and applied: what was read of it before is older. */
  record Seen(RecordKind kind, String crmId) {}

  /**
   * Hints that were taken together.
   *
   * @param open those that were neither applied nor put off
   * @param applied what came of the others, and of those taken before
   */
  private record Batch(List<Hint> open, Set<Seen> applied) {

    List<Hint> of(RecordKind kind) {
      return open.stream().filter(hint -> hint.kind() == kind).toList();
    }

    void applied(Hint hint) {
      applied.add(new Seen(hint.kind(), hint.crmId()));
    }
  }

  /**
   * Works hints off until none is due.
   *
   * @return what was applied; of what was put off, what is known from elsewhere stays good
   * @throws CrmFailure when the CRM does not answer; the hints stay
   */
  Set<Seen> read(UUID organization, Stopping stopping) {
    var applied = new HashSet<Seen>();
    while (!stopping.now()) {
      var hints = inbox.take(organization);
      if (hints.isEmpty()) break;
      var batch = new Batch(new ArrayList<>(hints), applied);
      try {
        shown(
            organization,
            RecordKind.PARTNER,
            batch,
            () -> kind(organization, RecordKind.PARTNER, batch, zoho::partners, this::partner));
        shown(organization, RecordKind.LEAD, batch, () -> leads(organization, batch));
        shown(organization, RecordKind.DEAL, batch, () -> deals(organization, batch));
        shown(organization, RecordKind.NOTE, batch, () -> notes(organization, batch));
      } catch (CrmFailure e) {
        putOff(organization, batch.open());
        throw e;
      }
    }
    return applied;
  }

  /** The CRM may call about a kind it does not show us; the others are read all the same. */
  private void shown(UUID organization, RecordKind kind, Batch batch, Runnable reading) {
    try {
      reading.run();
    } catch (CrmFailure.Refused e) {
      LOG.log(
          Level.FINE,
          "organisation {0}: the CRM calls about {1} and does not show them: {2}",
          new Object[] {organization, kind, e.getMessage()});
      var hidden = batch.of(kind);
      batch.open().removeAll(hidden);
      putOff(organization, hidden);
    }
  }

  private void putOff(UUID organization, List<Hint> hints) {
    hints.forEach(hint -> inbox.later(organization, hint, backOff.after(hint.tries() + 1)));
  }

  private <T> void kind(
      UUID organization,
      RecordKind kind,
      Batch batch,
      BiFunction<UUID, List<String>, Map<String, Sighting<T>>> look,
      Applied<T> apply) {
    var hints = batch.of(kind);
    if (!hints.isEmpty())
      apply(organization, hints, batch, look.apply(organization, ids(hints)), apply);
  }

  private <T> void apply(
      UUID organization,
      List<Hint> hints,
      Batch batch,
      Map<String, Sighting<T>> seen,
      Applied<T> apply) {
    for (var hint : hints)
      settle(organization, hint, batch, () -> apply.to(organization, hint, seen.get(hint.crmId())));
  }

  /** Most of them are echoes of our own writes; those are found out together. */
  private void leads(UUID organization, Batch batch) {
    var hints = batch.of(RecordKind.LEAD);
    if (hints.isEmpty()) return;
    var seen = zoho.leads(organization, ids(hints));
    var echoes = echoes(organization, hints, seen);
    echoes.forEach(batch::applied);
    batch.open().removeAll(echoes);
    apply(organization, batch.of(RecordKind.LEAD), batch, seen, this::lead);
  }

  /** Those that are settled by that; when they cannot be, each is looked at by itself. */
  private List<Hint> echoes(
      UUID organization, List<Hint> hints, Map<String, Sighting<CrmLead>> seen) {
    try {
      var old = arrivals.oldNews(organization, Sighting.found(seen.values()));
      var echoes = hints.stream().filter(hint -> old.contains(hint.crmId())).toList();
      inbox.done(organization, echoes);
      return echoes;
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "looked at one by one", e);
      return List.of();
    }
  }

  private static List<String> ids(List<Hint> hints) {
    return hints.stream().map(Hint::crmId).toList();
  }

  /** One record must not stop the others. */
  private void settle(UUID organization, Hint hint, Batch batch, BooleanSupplier apply) {
    batch.open().remove(hint);
    try {
      if (!inbox.still(organization, hint)) return;
      if (apply.getAsBoolean()) {
        batch.applied(hint);
        inbox.done(organization, hint);
      } else if (hint.tries() >= PATIENT_TRIES) giveUp(organization, hint);
      else inbox.later(organization, hint, A_MOMENT.multipliedBy(hint.tries() + 1L));
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          hint.kind() + " " + hint.crmId() + " could not be applied; it is read again",
          e);
      inbox.later(organization, hint, backOff.after(hint.tries() + 1));
    }
  }

  private boolean partner(UUID organization, Hint hint, Sighting<CrmPartner> sighting) {
    if (sighting instanceof Sighting.Found<CrmPartner> found) {
      arrivals.partner(organization, found.record());
    } else if (sighting instanceof Sighting.Deleted<CrmPartner> deleted) {
      arrivals.partnerGone(organization, hint.crmId(), deleted.at());
    }
    return !(sighting instanceof Sighting.Hidden<CrmPartner>);
  }

  /**
   * A new deal that does not say which lead it was made of: the leads converted of late do, and are
   * asked for once for all of them.
   */
  private void deals(UUID organization, Batch batch) {
    var perhapsOurs = new ArrayList<String>();
    kind(
        organization,
        RecordKind.DEAL,
        batch,
        deals::sighted,
        (org, hint, sighting) -> deal(org, hint, sighting, perhapsOurs));
    if (!perhapsOurs.isEmpty()) polling.convertedOfLate(organization);
  }

  private boolean deal(
      UUID organization, Hint hint, Sighting<CrmDeal> sighting, List<String> perhapsOurs) {
    if (sighting instanceof Sighting.Found<CrmDeal> found) {
      if (dealArrivals.deal(organization, found.record()) == DealArrivals.Found.PERHAPS_OURS)
        perhapsOurs.add(hint.crmId());
    } else if (sighting instanceof Sighting.Deleted<CrmDeal> deleted) {
      dealArrivals.gone(organization, hint.crmId(), deleted.at());
    }
    return !(sighting instanceof Sighting.Hidden<CrmDeal>);
  }

  private void notes(UUID organization, Batch batch) {
    var hints = batch.of(RecordKind.NOTE);
    if (hints.isEmpty()) return;
    var seen = notes.seen(organization, ids(hints));
    for (var hint : hints)
      settle(
          organization,
          hint,
          batch,
          () -> {
            noteArrivals.note(organization, hint.crmId(), seen.get(hint.crmId()));
            return true;
          });
  }

  private boolean lead(UUID organization, Hint hint, Sighting<CrmLead> sighting) {
    if (sighting instanceof Sighting.Found<CrmLead> found) {
      return arrivals.lead(organization, found.record(), hint.tries() >= PATIENT_TRIES);
    }
    if (sighting instanceof Sighting.Deleted<CrmLead> deleted) {
      arrivals.leadGone(organization, hint.crmId(), deleted.at());
    }
    return !(sighting instanceof Sighting.Hidden<CrmLead>);
  }

  /**
   * Not there, not converted, not deleted: most likely hidden from our user. Nothing is concluded
   * from that.
   */
  private void giveUp(UUID organization, Hint hint) {
    LOG.log(
        Level.WARNING,
        "organisation {0}: {1} {2} cannot be seen in the CRM and is not among its deleted records; nothing was changed."
            + " Check that the portal''s CRM user may see it.",
        new Object[] {organization, hint.kind(), hint.crmId()});
    inbox.done(organization, hint);
  }
}
