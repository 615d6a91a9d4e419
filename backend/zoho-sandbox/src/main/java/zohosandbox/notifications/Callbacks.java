package zohosandbox.notifications;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import zohosandbox.control.Faults;
import zohosandbox.control.Faults.Delivery;
import zohosandbox.metadata.Catalogue;
import zohosandbox.records.RecordEvent;
import zohosandbox.wire.Addresses;
import zohosandbox.wire.Jsons;

/**
 * Tells subscribers what happened: unsigned, after the fact, at most once. Nobody is told twice
 * because the first time failed.
 */
public final class Callbacks implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Callbacks.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Map<String, String> WORDS =
      Map.of("create", "insert", "edit", "update", "delete", "delete");

  private final Channels channels;
  private final RelatedRecords relatedRecords;
  private final Faults faults;
  private final Addresses addresses;
  private final Clock clock;
  private final ScheduledExecutorService messenger =
      Executors.newSingleThreadScheduledExecutor(Callbacks::thread);
  private final Queue<Supplier<CompletableFuture<?>>> waiting = new ConcurrentLinkedQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .executor(messenger)
          .build();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  public Callbacks(
      Channels channels, Catalogue catalogue, Faults faults, Addresses addresses, Clock clock) {
    this.channels = channels;
    this.relatedRecords = new RelatedRecords(catalogue);
    this.faults = faults;
    this.addresses = addresses;
    this.clock = clock;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sandbox-callbacks");
    thread.setDaemon(true);
    return thread;
  }

  /** Tells whoever subscribed to these events, later and on another thread. */
  public void announce(List<RecordEvent> events) {
    Map<String, Message> messages = new LinkedHashMap<>();
    for (RecordEvent event : events) {
      channels.interestedIn(event).forEach(channel -> add(messages, channel, event));
      for (RecordEvent related : relatedRecords.of(event)) {
        channels.interestedIn(related).stream()
            .filter(channel -> channel.getBoolean("notify_on_related_action"))
            .forEach(channel -> add(messages, channel, related));
      }
    }
    messages.values().forEach(message -> send(message.channel(), message.events()));
  }

  /** What one callback tells: one operation in one module. */
  private record Message(JsonObject channel, List<RecordEvent> events) {}

  private static void add(Map<String, Message> messages, JsonObject channel, RecordEvent event) {
    String key =
        "%s %s.%s"
            .formatted(
                channel.getString("channel_id"), event.module().apiName(), event.operation());
    List<RecordEvent> told =
        messages.computeIfAbsent(key, k -> new Message(channel, new ArrayList<>())).events();
    if (told.stream().noneMatch(one -> one.id().equals(event.id()))) {
      told.add(event);
    }
  }

  private void send(JsonObject channel, List<RecordEvent> events) {
    RecordEvent first = events.get(0);
    Delivery delivery = faults.delivery(first.module().apiName(), first.operation());
    if (delivery.copies() == 0) {
      dropped.incrementAndGet();
    }
    String body = body(channel, events).toString();
    URI target = URI.create(channel.getString("notify_url"));
    for (int i = 0; i < delivery.copies(); i++) {
      try {
        dispatch(() -> post(target, body), delivery);
      } catch (RejectedExecutionException e) {
        dropped.incrementAndGet();
      }
    }
  }

  private void dispatch(Supplier<CompletableFuture<?>> post, Delivery delivery) {
    if (delivery.overtaken()) {
      waiting.add(post);
      messenger.schedule(this::sendWaiting, delivery.patience().toMillis(), MILLISECONDS);
    } else {
      messenger.schedule(
          () -> post.get().thenRun(this::sendWaiting), delivery.late().toMillis(), MILLISECONDS);
    }
  }

  /** Sends those that were to be overtaken, because one overtook them or none came in time. */
  private void sendWaiting() {
    for (var post = waiting.poll(); post != null; post = waiting.poll()) {
      post.get();
    }
  }

  /** Completes when the receiver has answered or cannot. */
  private CompletableFuture<?> post(URI target, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    sent.incrementAndGet();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle(
            (answer, problem) -> {
              note(target, answer, problem);
              return answer;
            });
  }

  private void note(URI target, HttpResponse<Void> answer, Throwable problem) {
    if (problem != null || answer.statusCode() >= 300) {
      failed.incrementAndGet();
      LOG.log(
          Level.INFO,
          "a callback to {0} was lost: {1}",
          target.getAuthority(),
          problem == null ? "answer " + answer.statusCode() : problem.getMessage());
    }
  }

  private JsonObject body(JsonObject channel, List<RecordEvent> events) {
    RecordEvent first = events.get(0);
    JsonObjectBuilder body =
        Jsons.object()
            .add("server_time", clock.millis())
            .add("query_params", queryOf(channel.getString("notify_url")))
            .add("module", first.module().apiName())
            .add("resource_uri", addresses.crm() + "/crm/v8/" + first.module().apiName())
            .add("ids", Jsons.texts(events.stream().map(RecordEvent::id).toList()))
            .add(
                "affected_fields",
                Jsons.values(events.stream().map(Callbacks::affectedFields).toList()));
    if (channel.getBoolean("return_affected_field_values", false)) {
      body.add(
          "affected_values", Jsons.values(events.stream().map(Callbacks::affectedValues).toList()));
    }
    return body.add("operation", WORDS.get(first.operation()))
        .add("channel_id", channel.getString("channel_id"))
        .add("token", channel.getString("token"))
        .build();
  }

  private static JsonObject affectedFields(RecordEvent event) {
    return Jsons.object().add(event.id(), Jsons.texts(event.changed())).build();
  }

  private static JsonObject affectedValues(RecordEvent event) {
    JsonObjectBuilder values = Jsons.object();
    event
        .changed()
        .forEach(name -> values.add(name, event.row().getOrDefault(name, JsonValue.NULL)));
    return Jsons.object().add("record_id", event.id()).add("values", values).build();
  }

  private static JsonObject queryOf(String url) {
    JsonObjectBuilder query = Jsons.object();
    String text = URI.create(url).getRawQuery();
    if (text != null) {
      for (String pair : text.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.add(
            URLDecoder.decode(name, StandardCharsets.UTF_8),
            URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return query.build();
  }

  /** How many were sent. */
  public long sent() {
    return sent.get();
  }

  /** How many got no good answer. */
  public long failed() {
    return failed.get();
  }

  /** How many were never sent, because of a fault. */
  public long dropped() {
    return dropped.get();
  }

  @Override
  public void close() {
    messenger.shutdownNow();
  }
}
