package partnerportal.chaos;

import jakarta.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import partnerportal.chaos.Clients.Stopping;
import partnerportal.chaos.History.End;
import partnerportal.chaos.Story.Side;
import partnerportal.chaos.Story.Write;
import partnerportal.systems.Reply;

/** People of partner companies who change their leads in the portal. */
final class PartnerPeople {

  private static final String NAME = "mira";

  private final History history;
  private final Clients clients;
  private final Random chance;
  private int edits;

  PartnerPeople(History history, Clients clients, long seed) {
    this.history = history;
    this.clients = clients;
    this.chance = new Random(seed);
  }

  /** Edits some lead, again and again. */
  void work(long pauseNanos, Stopping stopping) {
    while (!stopping.now()) {
      LockSupport.parkNanos(pauseNanos);
      var stories = clients.stories().stream().filter(one -> one.id() != null).toList();
      if (stories.isEmpty()) continue;
      var from = Math.max(0, stories.size() - 60);
      var story = stories.get(from + chance.nextInt(stories.size() - from));
      if (!story.isEnded()) edit(story);
    }
  }

  private void edit(Story story) {
    List<Cell> cells = Cell.edited();
    var cell = cells.get(chance.nextInt(cells.size()));
    var value = CrmPeople.value(cell, story, "partner " + ++edits);
    var what = story.reference() + " " + cell + "=" + value;
    history.invoke(NAME, "edit", what);
    var began = System.nanoTime();
    var end = End.UNKNOWN;
    var said = "";
    try {
      var reply = change(story, cell, value);
      end = reply.status() == 200 ? End.OK : reply.status() < 500 ? End.FAIL : End.UNKNOWN;
      said = end == End.OK ? "" : reply.toString();
    } catch (Wire.Silent e) {
      said = e.getMessage();
    }
    story.wrote(new Write(Side.PARTNER, cell, value, began, System.nanoTime(), end));
    history.end(NAME, "edit", end, what + " " + said);
  }

  private Reply change(Story story, Cell cell, String value) {
    var node = clients.any(chance).address();
    var path = node.resolve("/api/v1/leads/" + story.id());
    var headers = new HashMap<>(story.partner().authorization(node));
    var read = Wire.send("GET", path, headers, null);
    if (read.status() == 401) story.partner().tokenRefused();
    if (read.status() != 200) return read;
    headers.put("If-Match", read.header("ETag").orElseThrow());
    headers.put("Content-Type", "application/json");
    var body = Json.createObjectBuilder().add(cell.portal(), value).build();
    return Wire.send("PATCH", path, headers, body.toString());
  }
}
