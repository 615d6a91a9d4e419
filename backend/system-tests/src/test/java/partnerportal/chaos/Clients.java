package partnerportal.chaos;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import partnerportal.chaos.History.End;

/**
 * People of partner companies and visitors of their websites, who try until they hear "received".
 */
final class Clients {

  private static final long BETWEEN_TRIES_NANOS = 300_000_000;

  private final ChaosWorld world;
  private final ChaosPlan plan;
  private final History history;
  private final List<ChaosPartner> partners;
  private final ConcurrentLinkedQueue<Story> stories = new ConcurrentLinkedQueue<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();

  Clients(ChaosWorld world, ChaosPlan plan, History history, List<ChaosPartner> partners) {
    this.world = world;
    this.plan = plan;
    this.history = history;
    this.partners = partners;
  }

  /** All leads anybody has begun to submit. */
  List<Story> stories() {
    return List.copyOf(stories);
  }

  int acknowledged() {
    return acknowledged.get();
  }

  /** One client's day: submits until it is told to go home. */
  void work(int client, Stopping stopping) {
    var chance = new Random(plan.seed() * 31 + client);
    while (!stopping.now()) {
      submit("client-" + client, begun.getAndIncrement(), chance, stopping);
      LockSupport.parkNanos(plan.pauseNanos());
    }
  }

  /** Whether everybody is to stop. */
  @FunctionalInterface
  interface Stopping {
    boolean now();
  }

  Story submit(String client, int number, Random chance, Stopping stopping) {
    var partner = partners.get(number % partners.size());
    var reference = "ref-%05d".formatted(number);
    var story = new Story(reference, partner, entered(reference, number));
    stories.add(story);
    if (number % 5 == 0) throughTheForm(client, story, chance, stopping);
    else throughTheApi(client, story, chance, stopping);
    return story;
  }

  private static Map<Cell, String> entered(String reference, int number) {
    var all = new EnumMap<Cell, String>(Cell.class);
    all.put(Cell.FIRST_NAME, "Edwin");
    all.put(Cell.LAST_NAME, "Marsh " + number);
    all.put(Cell.COMPANY, "Copperfield " + number);
    all.put(Cell.EMAIL, "edwin." + number + "@copperfield.example");
    all.put(Cell.PHONE, "+44 20 7946 0" + (100 + number % 900));
    all.put(Cell.NEED, reference + " wants to replace what they have.");
    return all;
  }

  private void throughTheApi(String client, Story story, Random chance, Stopping stopping) {
    var body = json(story).add("country", Json.createValue("GB")).build();
    story.submitted().put(Cell.COUNTRY, "GB");
    var key = UUID.randomUUID().toString();
    untilAcknowledged(
        client,
        story,
        stopping,
        () -> {
          var node = any(chance);
          var headers = new LinkedHashMap<>(story.partner().authorization(node.address()));
          headers.put("Content-Type", "application/json");
          headers.put("Idempotency-Key", key);
          var reply =
              Wire.send("POST", node.address().resolve("/api/v1/leads"), headers, body.toString());
          if (reply.status() == 401) story.partner().tokenRefused();
          return reply.status() == 201 ? reply.json() : refused(reply.status());
        });
  }

  private void throughTheForm(String client, Story story, Random chance, Stopping stopping) {
    var key = UUID.randomUUID().toString();
    var token = new String[1];
    untilAcknowledged(
        client,
        story,
        stopping,
        () -> {
          var form = any(chance).address().resolve("/api/v1/forms/" + story.partner().form());
          var headers = Map.of("Origin", "http://127.0.0.1:9", "Content-Type", "application/json");
          if (token[0] == null) {
            var opened = Wire.send("GET", form, headers, null);
            if (opened.status() != 200) return refused(opened.status());
            token[0] = opened.json().getString("token");
          }
          var all = new LinkedHashMap<>(headers);
          all.put("Idempotency-Key", key);
          var body =
              json(story)
                  .add("token", Json.createValue(token[0]))
                  .add("website_url", Json.createValue(""));
          var reply =
              Wire.send("POST", java.net.URI.create(form + "/leads"), all, body.build().toString());
          return reply.status() == 202 ? reply.json() : refused(reply.status());
        });
  }

  private static JsonObject refused(int status) {
    throw new Wire.Silent("status " + status);
  }

  private static jakarta.json.JsonObjectBuilder json(Story story) {
    var body = Json.createObjectBuilder();
    story.submitted().forEach((cell, value) -> body.add(cell.portal(), value));
    return body;
  }

  @FunctionalInterface
  private interface Try {
    JsonObject once();
  }

  private void untilAcknowledged(String client, Story story, Stopping stopping, Try submission) {
    while (!stopping.now()) {
      history.invoke(client, "submit", story.reference());
      try {
        var answer = submission.once();
        var id = answer.containsKey("id") ? UUID.fromString(answer.getString("id")) : null;
        var number = answer.getJsonObject("receipt").getString("number");
        story.acknowledged(id, number);
        acknowledged.incrementAndGet();
        history.end(client, "submit", End.OK, story.reference() + " " + number + " " + id);
        return;
      } catch (Wire.Silent e) {
        history.end(client, "submit", End.UNKNOWN, story.reference() + " " + e.getMessage());
        LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
      }
    }
  }

  Node any(Random chance) {
    return world.nodes().get(chance.nextInt(world.nodes().size()));
  }
}
