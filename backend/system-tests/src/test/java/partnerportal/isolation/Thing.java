package partnerportal.isolation;

import java.util.List;
import java.util.Map;
import partnerportal.isolation.Canaries.Place;

/**
 * Something an address can name.
 *
 * @param kind as in {@link #kindOf}
 * @param id what the address says
 * @param place whose it is
 */
record Thing(String kind, String id, Place place) {

  /** What is the same for everybody, so that there is no stranger's. */
  static final String OF_ALL = "lane";

  /** The start of an address, and what it names; the longest that fits counts. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("/api/v1/leads/", "lead"),
          Map.entry("/api/v1/lead-forms/", "form"),
          Map.entry("/api/v1/members/", "member"),
          Map.entry("/api/v1/me/sessions/", "session"),
          Map.entry("/api/v1/admin/sync/audits/", "audit"),
          Map.entry("/api/v1/admin/sync/records/", "lead"),
          Map.entry("/api/v1/admin/sync/blocked/", "group"),
          Map.entry("/api/v1/admin/sync/lanes/", OF_ALL),
          Map.entry("/api/v1/admin/tasks/", "task"),
          Map.entry("/api/v1/admin/partners/", "partner"),
          Map.entry("/api/v1/admin/views/", "view"));

  /**
   * What an operation's path names.
   *
   * @throws IllegalStateException for a path nobody told of: whoever adds an operation says here
   *     what it names
   */
  static String kindOf(Operation operation) {
    return KINDS.entrySet().stream()
        .filter(kind -> operation.path().startsWith(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("What does " + operation + " name?"));
  }

  /** Whether an operation of this reach gets to it for somebody. */
  boolean within(String reach, Actor actor) {
    if (kind.equals("session")) return actor.name().equals(place.person());
    return switch (reach) {
      case "own" -> actor.maySee(place) && actor.name().equals(place.person());
      case "granted", "assigned" -> actor.maySee(place);
      case "partner", "partner+masked" ->
          actor.organization().equals(place.organization())
              && actor.partner() != null
              && actor.partner().equals(place.partner());
      case "organisation", "organisation+masked" ->
          actor.organization().equals(place.organization());
      default -> throw new IllegalStateException("Unknown reach " + reach);
    };
  }

  /** How it stands to somebody: theirs, a colleague's, a neighbour's, a stranger's. */
  String seenBy(Actor actor) {
    if (!actor.organization().equals(place.organization())) return "a stranger's " + kind;
    if (actor.partner() == null ? !actor.maySee(place) : !actor.partner().equals(place.partner()))
      return "a neighbour's " + kind;
    return actor.maySee(place) ? "their " + kind : "a colleague's " + kind;
  }

  /** Ids nobody has, and such that are none. */
  static List<String> nobodys() {
    return List.of(
        "0198c0de-0000-7000-8000-00000000c0de",
        "00000000-0000-0000-0000-000000000000",
        "nobody",
        "1",
        "'%20or%20'1'='1",
        "%2e%2e%2fleads",
        "0198c0de-0000-7000-8000-00000000c0de%00",
        "a".repeat(300));
  }
}
