package partnerportal.chaos;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import partnerportal.chaos.inside.HistoryCheck;
import partnerportal.systems.Reply;

/** The portal as partners see it through its API. */
final class PortalView {

  private static final int TRIES = 20;
  private static final Duration FOR_ALL_LEADS = Duration.ofMinutes(3);
  private static final long PAUSE_NANOS = 500_000_000;

  private final List<Node> nodes;

  PortalView(List<Node> nodes) {
    this.nodes = nodes;
  }

  /** All leads of a partner by their number, with everything their page shows. */
  Map<String, JsonObject> leads(ChaosPartner partner) {
    var all = new HashMap<String, JsonObject>();
    var cursor = "";
    do {
      var page = get(partner, "/api/v1/leads?limit=200" + cursor).json();
      for (var row : page.getJsonArray("items").getValuesAs(JsonObject.class)) {
        var lead = get(partner, "/api/v1/leads/" + row.getString("id")).json();
        var twin = all.put(row.getString("number"), lead);
        if (twin != null) throw new IllegalStateException("two leads " + row.getString("number"));
      }
      var next = Cell.text(page, "next");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    return all;
  }

  /** Whether the history says that a value did not get into the CRM any more. */
  boolean keptHere(ChaosPartner partner, String id, Cell cell) {
    return timeline(partner, id).stream()
        .anyMatch(
            entry ->
                entry.getString("kind").equals("not_in_crm")
                    && Cell.text(entry, "field").equals(cell.portal()));
  }

  private List<JsonObject> timeline(ChaosPartner partner, String id) {
    return get(partner, "/api/v1/leads/" + id + "/timeline?limit=200")
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class);
  }

  /** The words a lead's status has had, oldest first. */
  List<String> statuses(ChaosPartner partner, String id) {
    var words =
        new java.util.ArrayList<>(
            timeline(partner, id).stream()
                .filter(entry -> entry.getString("kind").equals("status"))
                .map(entry -> Cell.text(entry, "to"))
                .toList());
    java.util.Collections.reverse(words);
    return words;
  }

  /** What the log of leads tells otherwise than the leads themselves; nothing when all is well. */
  List<String> historyCheck(String organization) {
    var node = nodes.stream().filter(Node::isReady).findFirst().orElseThrow().address();
    var path = HistoryCheck.PATH + "?" + HistoryCheck.ORGANIZATION + "=" + organization;
    return Wire.send("GET", node.resolve(path), Map.of(), null, FOR_ALL_LEADS)
        .expect(200)
        .body()
        .lines()
        .toList();
  }

  private Reply get(ChaosPartner partner, String path) {
    var said = "";
    for (var i = 0; i < TRIES; i++) {
      URI node = nodes.get(i % nodes.size()).address();
      try {
        var reply = Wire.send("GET", node.resolve(path), partner.authorization(node), null);
        if (reply.status() == 200) return reply;
        if (reply.status() == 401) partner.tokenRefused();
        said = reply.toString();
      } catch (Wire.Silent e) {
        said = e.getMessage();
      }
      if (i > 1) LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new IllegalStateException(path + ": " + said);
  }
}
