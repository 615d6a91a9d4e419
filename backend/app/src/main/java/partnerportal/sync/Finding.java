package partnerportal.sync;

import java.time.Instant;
import java.util.UUID;
import partnerportal.crm.CrmLead;
import partnerportal.crm.ZohoCensus;
import partnerportal.lead.CensusLead;
import partnerportal.lead.MirroredField;

/**
 * One thing that is not equal.
 *
 * @param lead ours; null for an orphan
 * @param partner ours; null for an orphan
 * @param crmId the CRM's record; null for a lead it never had
 * @param field of a cell; null where a whole record is only on one side
 * @param portal what we have; null for nothing
 * @param crm what the CRM has; null for nothing
 * @param portalAt when ours last changed
 * @param crmAt when the CRM's record last changed, by its clock
 * @param changedLast the side with the younger value; null when nobody can tell
 * @param suggestion the side to use; null where a person has to think
 */
record Finding(
    Kind kind,
    UUID lead,
    UUID partner,
    String crmId,
    MirroredField field,
    String portal,
    String crm,
    Instant portalAt,
    Instant crmAt,
    Side changedLast,
    Side suggestion) {

  /** What is not equal. */
  enum Kind {
    /** A field of a record both have. */
    CELL,
    /** We have it, the CRM does not. */
    MISSING,
    /** The CRM has it as one of ours, we do not. */
    ORPHAN
  }

  /** One of the two. */
  enum Side {
    PORTAL,
    CRM
  }

  /**
   * A field differs. The CRM's value is the one to use unless ours was entered here later: it owns
   * the field, or changed it without saying so.
   */
  static Finding cell(CensusLead ours, CrmLead theirs, MirroredField field) {
    var cell = ours.ledger().get(field);
    var portalAt = cell == null ? ours.changedAt() : cell.appliedAt();
    var last = changedLast(cell, portalAt, theirs.modifiedAt());
    var suggestion = last == Side.PORTAL && field.editable() ? Side.PORTAL : Side.CRM;
    return new Finding(
        Kind.CELL,
        ours.id(),
        ours.partner(),
        theirs.id(),
        field,
        ours.values().get(field),
        theirs.values().get(field),
        portalAt,
        theirs.modifiedAt(),
        last,
        suggestion);
  }

  private static Side changedLast(CensusLead.Cell cell, Instant portalAt, Instant crmAt) {
    if (cell == null || crmAt == null) return null;
    if (cell.ours() && portalAt.isAfter(crmAt)) return Side.PORTAL;
    return cell.crmTime() == null || crmAt.isAfter(cell.crmTime()) ? Side.CRM : null;
  }

  /** The CRM does not have a lead. If it says that it deleted it, that is what to follow. */
  static Finding missing(CensusLead ours, boolean deletedThere) {
    return new Finding(
        Kind.MISSING,
        ours.id(),
        ours.partner(),
        ours.crmId(),
        null,
        null,
        null,
        ours.lastChange(),
        null,
        deletedThere ? Side.CRM : null,
        deletedThere ? Side.CRM : null);
  }

  /** A lead that should have left and has not, and is not waiting to. */
  static Finding neverSent(CensusLead ours) {
    return new Finding(
        Kind.MISSING,
        ours.id(),
        ours.partner(),
        null,
        null,
        null,
        null,
        ours.lastChange(),
        null,
        Side.PORTAL,
        Side.PORTAL);
  }

  /** The CRM has a record of ours that we do not. */
  static Finding orphan(ZohoCensus.Row theirs, boolean partnerIsOurs) {
    return new Finding(
        Kind.ORPHAN,
        null,
        null,
        theirs.lead().id(),
        null,
        null,
        null,
        null,
        theirs.lead().modifiedAt(),
        Side.CRM,
        partnerIsOurs ? Side.CRM : null);
  }
}
