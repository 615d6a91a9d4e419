package partnerportal.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import partnerportal.chaos.History.End;

/** What the clients know of one lead: what they sent, and what was acknowledged. */
final class Story {

  /** Who wrote. */
  enum Side {
    PARTNER,
    CRM
  }

  /**
   * A write of one cell.
   *
   * @param began when it was sent, by {@link System#nanoTime}
   * @param ended when its answer came
   */
  record Write(Side side, Cell cell, String value, long began, long ended, End end) {

    /** Whether its effect was certainly over at a time; one without an answer may still come. */
    boolean overBefore(long time) {
      return end != End.UNKNOWN && ended < time;
    }
  }

  private final String reference;
  private final ChaosPartner partner;
  private final Map<Cell, String> submitted;
  private final List<Write> writes = new ArrayList<>();
  private UUID id;
  private String number;
  private boolean deletedInCrm;
  private boolean convertedInCrm;

  Story(String reference, ChaosPartner partner, Map<Cell, String> submitted) {
    this.reference = reference;
    this.partner = partner;
    this.submitted = new EnumMap<>(submitted);
  }

  /** A word that stands in the need on both sides and in no other lead. */
  String reference() {
    return reference;
  }

  ChaosPartner partner() {
    return partner;
  }

  Map<Cell, String> submitted() {
    return submitted;
  }

  /** The portal took it; the public form tells no id. */
  synchronized void acknowledged(UUID portalId, String receipt) {
    id = portalId;
    number = receipt;
  }

  synchronized boolean isAcknowledged() {
    return number != null;
  }

  synchronized String number() {
    return number;
  }

  synchronized UUID id() {
    return id;
  }

  /** The id, once it was found by the number. */
  synchronized void found(UUID portalId) {
    id = portalId;
  }

  synchronized void wrote(Write write) {
    writes.add(write);
  }

  synchronized List<Write> writes() {
    return List.copyOf(writes);
  }

  synchronized void deletedInCrm() {
    deletedInCrm = true;
  }

  synchronized void convertedInCrm() {
    convertedInCrm = true;
  }

  /** Whether somebody has ended it in the CRM, so that others leave it alone. */
  synchronized boolean isEnded() {
    return deletedInCrm || convertedInCrm;
  }
}
