package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Sealing;
import partnerportal.platform.Trace;

/** Writes a lead's history, and lets those who look at the lead know. */
@ApplicationScoped
class LeadLog {

  @Inject LeadHistoryStore history;
  @Inject Sealing sealing;
  @Inject Clock clock;
  @Inject Event<LiveHint> hints;
  @Inject Event<LiveHint.Several> several;

  /** A line about the lead as a whole. */
  UUID write(Lead lead, ChangeKind kind, String from, String to, Actor by, Instant at) {
    return write(lead, kind, (MirroredField) null, from, to, by, at);
  }

  /**
   * A line of the history.
   *
   * @param field what it is about; null for the lead as a whole
   * @param at when it happened, by the clock of the side where it did
   * @return its id
   */
  UUID write(
      Lead lead,
      ChangeKind kind,
      MirroredField field,
      String from,
      String to,
      Actor by,
      Instant at) {
    var stage = kind == ChangeKind.STATUS ? lead.crmStage() : null;
    return write(lead, kind, field == null ? null : field.wire(), stage, from, to, by, at);
  }

  /** A line about something that is not mirrored, by its own name. */
  UUID write(
      Lead lead,
      ChangeKind kind,
      String field,
      Stage stage,
      String from,
      String to,
      Actor by,
      Instant at) {
    var line = line(lead, kind, field, stage, from, to, by, at);
    write(List.of(line));
    return line.id();
  }

  /** Lines that were made before, all at once. */
  void write(List<LeadChange> lines) {
    history.add(lines);
  }

  /** A line about the lead as a whole that is yet to be written, with others. */
  LeadChange line(Lead lead, ChangeKind kind, String to, Actor by, Instant at) {
    return line(lead, kind, null, null, null, to, by, at);
  }

  /**
   * The same of a lead that is not at hand.
   *
   * @param knownAt later than the line before
   */
  LeadChange line(
      UUID organization,
      UUID partner,
      UUID lead,
      ChangeKind kind,
      String to,
      Actor by,
      Instant at,
      Instant knownAt) {
    var id = Ids.next();
    return new LeadChange(
        id,
        organization,
        partner,
        lead,
        kind,
        null,
        null,
        null,
        sealing.seal(organization, to(id), to),
        by,
        at,
        knownAt,
        Trace.id());
  }

  private LeadChange line(
      Lead lead,
      ChangeKind kind,
      String field,
      Stage stage,
      String from,
      String to,
      Actor by,
      Instant at) {
    var id = Ids.next();
    return new LeadChange(
        id,
        lead.organization(),
        lead.partner(),
        lead.id(),
        kind,
        field,
        stage,
        sealing.seal(lead.organization(), from(id), from),
        sealing.seal(lead.organization(), to(id), to),
        by,
        at,
        lead.logged(clock.instant()),
        Trace.id());
  }

  void show(Lead lead) {
    hints.fire(new LiveHint(lead.organization(), lead.partner(), "lead", lead.id()));
  }

  /**
   * The same of many at once.
   *
   * @param partners by lead
   */
  void show(UUID organization, Map<UUID, UUID> partners) {
    if (partners.isEmpty()) return;
    several.fire(
        new LiveHint.Several(
            partners.entrySet().stream()
                .map(one -> new LiveHint(organization, one.getValue(), "lead", one.getKey()))
                .toList()));
  }

  String from(LeadChange change) {
    return sealing.open(change.organization(), from(change.id()), change.from());
  }

  String to(LeadChange change) {
    return sealing.open(change.organization(), to(change.id()), change.to());
  }

  private static String from(UUID id) {
    return "lead_change.from:" + id;
  }

  private static String to(UUID id) {
    return "lead_change.to:" + id;
  }
}
