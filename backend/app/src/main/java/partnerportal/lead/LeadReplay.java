package partnerportal.lead;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import partnerportal.platform.Actor;

/**
 * Rebuilds a lead from its history, line by line, by the lead's own rules. A lead from before
 * histories began with what was submitted begins with what its lines say was there before them, and
 * where none says anything, with what is there now.
 */
final class LeadReplay {

  /** Which lead it was merged into is told by that lead. */
  private static final UUID NOT_TOLD = new UUID(0, 0);

  private final Lead lead = Lead.replayed();
  private final Map<MirroredField, String> values = MirroredField.none();

  private LeadReplay() {}

  /**
   * A line of the history, opened.
   *
   * @param field name of what it is about; null for the lead as a whole
   */
  record Line(
      ChangeKind kind,
      String field,
      Stage stage,
      String from,
      String to,
      Actor.Side by,
      Instant at,
      Instant knownAt) {}

  /**
   * The state after all lines.
   *
   * @param lines the first ones of a lead's history, oldest first
   * @param now the values the lead has after its last line
   * @param later the lines after those
   */
  static LeadState after(List<Line> lines, Map<MirroredField, String> now, List<Line> later) {
    var replay = new LeadReplay();
    replay.begin(lines, now, later);
    lines.forEach(replay::apply);
    return replay.state();
  }

  private void begin(List<Line> lines, Map<MirroredField, String> now, List<Line> later) {
    if (!lines.isEmpty() && first(lines.get(0)) && lines.get(0).to() != null) return;
    for (var field : MirroredField.editables()) {
      var first =
          Stream.concat(lines.stream(), later.stream())
              .filter(line -> ofValue(line) && field.wire().equals(line.field()))
              .findFirst();
      set(field, first.isPresent() ? before(first.get()) : now.get(field));
    }
  }

  private static boolean first(Line line) {
    return line.kind() == ChangeKind.SUBMITTED || line.kind() == ChangeKind.IMPORTED;
  }

  private static boolean ofValue(Line line) {
    return line.kind() == ChangeKind.FIELD || line.kind() == ChangeKind.CONFLICT;
  }

  /** In a conflict the portal won, what was there before is what was kept. */
  private static String before(Line line) {
    var kept = line.kind() == ChangeKind.CONFLICT && line.by() != Actor.Side.ORGANIZATION;
    return kept ? line.to() : line.from();
  }

  private void apply(Line line) {
    switch (line.kind()) {
      case SUBMITTED -> {
        if (line.to() != null) values.putAll(LeadSnapshot.values(line.to()));
      }
      case IMPORTED -> imported(line);
      case IN_CRM ->
          lead.acknowledged(Objects.requireNonNullElse(line.to(), ""), line.at(), line.knownAt());
      case STATUS -> lead.crmSays(line.to(), line.stage(), line.at(), line.knownAt());
      case FIELD, CONFLICT ->
          MirroredField.ofWire(line.field()).ifPresent(field -> set(field, line.to()));
      case CONVERTED -> lead.converted(line.at(), line.knownAt());
      case DEAL -> {
        if (line.field().equals(Deals.STAGE)) lead.dealSays(outcome(line), line.knownAt());
      }
      case CRM_DELETED -> lead.goneFromCrm(line.knownAt());
      case CRM_RESTORED -> lead.backInCrm(line.knownAt());
      case MERGED -> {
        if (line.to() == null) lead.mergedInto(NOT_TOLD, line.knownAt());
        else lead.carriedOnBy(line.to(), line.knownAt());
      }
      case BLOCKED, NOT_IN_CRM, NOTE -> {}
    }
  }

  /** The CRM had it first; since when it has the status it came with nobody said. */
  private void imported(Line line) {
    var was = line.to() == null ? MirroredField.none() : LeadSnapshot.values(line.to());
    lead.acknowledged("", Instant.EPOCH, line.knownAt());
    lead.crmSays(was.remove(MirroredField.STATUS), line.stage(), Instant.EPOCH, line.knownAt());
    values.putAll(was);
  }

  private static DealOutcome outcome(Line line) {
    if (line.to() == null || line.stage() == null) return DealOutcome.OPEN;
    return switch (line.stage()) {
      case WON -> DealOutcome.WON;
      case LOST -> DealOutcome.LOST;
      default -> DealOutcome.OPEN;
    };
  }

  private void set(MirroredField field, String value) {
    if (value == null || value.isEmpty()) values.remove(field);
    else values.put(field, value);
  }

  private LeadState state() {
    var crmId = lead.crmId() == null || lead.crmId().isEmpty() ? null : lead.crmId();
    return new LeadState(
        values, lead.lifecycle(), crmId, lead.crmStatus(), lead.crmStage(), lead.crmStatusSince());
  }
}
