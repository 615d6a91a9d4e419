package partnerportal.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import partnerportal.crm.CrmLead;
import partnerportal.crm.Sighting;
import partnerportal.crm.ZohoCensus;
import partnerportal.lead.CensusLead;
import partnerportal.lead.Lifecycle;
import partnerportal.lead.MirroredField;

/**
 * Compares one page of both sides, cell by cell. A record that is on its way, or that changed a
 * moment ago, is not judged at first sight: the page asks for another look instead. At the last one
 * what is still on its way is left out, and everything else counts.
 */
final class PageComparison {

  /** By name, as a query would sort them. */
  private static final List<MirroredField> FIELDS =
      Arrays.stream(MirroredField.values()).sorted(Comparator.comparing(Enum::name)).toList();

  private final Surroundings around;
  private final boolean lastLook;
  private final CellDigest portal = new CellDigest();
  private final CellDigest crm = new CellDigest();
  private final CellDigest ledger = new CellDigest();
  private final List<Finding> findings = new ArrayList<>();
  private long records;
  private long settling;
  private long ledgerFaults;
  private boolean again;

  /**
   * What else one has to know of the records of a page.
   *
   * @param young differences in what changed since then are not judged at first sight
   * @param elsewhere where leads were seen that the list of the CRM does not show, by its id
   * @param leaving leads with a change on its way out
   * @param arriving records of the CRM that are about to be read
   * @param unsent leads the CRM may have taken without our knowing yet
   * @param partners the CRM's ids of partners the portal has
   */
  record Surroundings(
      Instant young,
      Map<String, Sighting<CrmLead>> elsewhere,
      Set<UUID> leaving,
      Set<String> arriving,
      Set<UUID> unsent,
      Set<String> partners) {}

  /**
   * What a page says.
   *
   * @param again whether it is to be looked at once more; then nothing else of it counts
   */
  record Result(boolean again, Tally tally, Tally.Digests digests, List<Finding> findings) {}

  private PageComparison(Surroundings around, boolean lastLook) {
    this.around = around;
    this.lastLook = lastLook;
  }

  /** Compares two lists in the order of the CRM's ids. */
  static Result of(
      List<CensusLead> ours, List<ZohoCensus.Row> theirs, Surroundings around, boolean lastLook) {
    var page = new PageComparison(around, lastLook);
    SideBySide.walk(
        ours.iterator(), CensusLead::crmId, theirs.iterator(), row -> row.lead().id(), page::met);
    return page.result();
  }

  private void met(CensusLead ours, ZohoCensus.Row theirs) {
    if (ours == null) onlyTheirs(theirs);
    else if (theirs != null) both(ours, theirs.lead());
    else if (around.elsewhere().get(ours.crmId()) instanceof Sighting.Found<CrmLead> found)
      both(ours, found.record());
    else onlyOurs(ours);
  }

  private void both(CensusLead ours, CrmLead theirs) {
    var different =
        FIELDS.stream()
            .filter(field -> !field.same(ours.values().get(field), theirs.values().get(field)))
            .toList();
    if (!different.isEmpty() && undecided(ours, theirs.id(), theirs.modifiedAt())) return;
    count(ours, theirs.id(), theirs);
    different.forEach(field -> findings.add(Finding.cell(ours, theirs, field)));
  }

  /** A lead we know to be deleted there is not missed. */
  private void onlyOurs(CensusLead ours) {
    if (ours.lifecycle() == Lifecycle.CRM_DELETED) return;
    if (undecided(ours, ours.crmId(), null)) return;
    count(ours, ours.crmId(), null);
    findings.add(
        Finding.missing(
            ours, around.elsewhere().get(ours.crmId()) instanceof Sighting.Deleted<CrmLead>));
  }

  /** Only what carries our key or belongs to a partner of ours concerns us. */
  private void onlyTheirs(ZohoCensus.Row theirs) {
    var lead = theirs.lead();
    var partnerIsOurs = theirs.partner() != null && around.partners().contains(theirs.partner());
    if (lead.portalId() == null && !partnerIsOurs) return;
    var ourOwn = lead.portalId() != null && around.unsent().contains(lead.portalId());
    if (ourOwn || around.arriving().contains(lead.id())) {
      onItsWay();
      return;
    }
    if (!lastLook && lead.modifiedAt().isAfter(around.young())) {
      again = true;
      return;
    }
    count(null, lead.id(), lead);
    findings.add(Finding.orphan(theirs, partnerIsOurs));
  }

  /** Whether it is too early to judge a difference. */
  private boolean undecided(CensusLead ours, String crmId, Instant changedThere) {
    if (around.leaving().contains(ours.id()) || around.arriving().contains(crmId)) {
      onItsWay();
      return true;
    }
    var young =
        ours.lastChange().isAfter(around.young())
            || changedThere != null && changedThere.isAfter(around.young());
    if (lastLook || !young) return false;
    again = true;
    return true;
  }

  private void onItsWay() {
    if (lastLook) settling++;
    else again = true;
  }

  private void count(CensusLead ours, String id, CrmLead theirs) {
    records++;
    for (var field : FIELDS) {
      if (theirs != null) crm.cell(id, field.name(), field.canonical(theirs.values().get(field)));
      if (ours == null) continue;
      portal.cell(id, field.name(), field.canonical(ours.values().get(field)));
      var cell = ours.ledger().get(field);
      if (cell == null) continue;
      ledger.cell(id, field.name(), cell.hash());
      if (cell.holds()) continue;
      if (!lastLook && ours.lastChange().isAfter(around.young())) again = true;
      else ledgerFaults++;
    }
  }

  private Result result() {
    var tally =
        new Tally(
            records,
            records * Tally.CELLS,
            count(Finding.Kind.CELL),
            count(Finding.Kind.MISSING),
            count(Finding.Kind.ORPHAN),
            settling,
            ledgerFaults);
    return new Result(
        again, tally, new Tally.Digests(portal.hex(), crm.hex(), ledger.hex()), findings);
  }

  private long count(Finding.Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).count();
  }
}
