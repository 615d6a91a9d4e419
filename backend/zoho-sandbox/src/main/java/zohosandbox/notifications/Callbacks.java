package zohosandbox.notifications;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
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
import zohosandbox.organization.User;
import zohosandbox.records.RecordEvent;
import zohosandbox.wire.Addresses;

/**
 * Tells subscribers what happened: unsigned, after the fact, at most once. Nobody is told twice
 * because the first time failed.
 */
public final class Callbacks implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Callbacks.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Channels channels;
  private final RelatedRecords relatedRecords;
  private final Faults faults;
  private final CallbackBody body;
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
    this.body = new CallbackBody(addresses, clock);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sandbox-callbacks");
    thread.setDaemon(true);
    return thread;
  }

  /** Tells whoever subscribed to these events, later and on another thread. */
  public void announce(List<RecordEvent> events) {
    Channels.Interest interest = channels.interest();
    Map<String, Message> messages = new LinkedHashMap<>();
    for (RecordEvent event : events) {
      interest.in(event).forEach(channel -> add(messages, channel, event));
      for (RecordEvent related : relatedRecords.of(event)) {
        interest.in(related).stream()
            .filter(channel -> channel.getBoolean("notify_on_related_action"))
            .forEach(channel -> add(messages, channel, related));
      }
    }
    messages
        .values()
        .forEach(message -> send(message.channel(), List.copyOf(message.events().values())));
  }

  /** Tells whoever watches people which members of a user are others now. */
  public void announce(User user, Set<String> members) {
    announce(PeopleEvents.changed(user, members));
  }

  /** What one callback tells: one operation in one module, of each record once. */
  private record Message(JsonObject channel, Map<String, RecordEvent> events) {}

  private static void add(Map<String, Message> messages, JsonObject channel, RecordEvent event) {
    String key =
        channel.getString("channel_id") + " " + event.module().apiName() + "." + event.operation();
    messages
        .computeIfAbsent(key, k -> new Message(channel, new LinkedHashMap<>()))
        .events()
        .putIfAbsent(event.id(), event);
  }

  private void send(JsonObject channel, List<RecordEvent> events) {
    RecordEvent first = events.get(0);
    Delivery delivery = faults.delivery(first.module().apiName(), first.operation());
    if (delivery.copies() == 0) {
      dropped.incrementAndGet();
    }
    String text = body.of(channel, events).toString();
    URI target = URI.create(channel.getString("notify_url"));
    for (int i = 0; i < delivery.copies(); i++) {
      try {
        dispatch(() -> post(target, text), delivery);
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
