package partnerportal.platform;

import java.util.List;
import java.util.UUID;

/**
 * Something changed that a page may be showing: fired in the transaction, sent after it has
 * committed, never with data. A page that hears it reads again.
 *
 * @param partner null when it concerns the organisation only
 */
public record LiveHint(UUID organization, UUID partner, String topic, UUID id) {

  /** Hints about many things that changed together. */
  public record Several(List<LiveHint> hints) {}

  String text() {
    return organization + "|" + (partner == null ? "" : partner) + "|" + topic + "|" + id;
  }

  static LiveHint parse(String text) {
    var parts = text.split("\\|", -1);
    return new LiveHint(
        UUID.fromString(parts[0]),
        parts[1].isEmpty() ? null : UUID.fromString(parts[1]),
        parts[2],
        UUID.fromString(parts[3]));
  }

  boolean concerns(Scope scope) {
    return organization.equals(scope.organization()) && (partner == null || scope.reaches(partner));
  }
}
