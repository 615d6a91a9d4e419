package partnerportal.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * The stream of hints a page keeps open. Ends with its token or its session; the page then comes
 * again.
 */
@Path("live")
@ApplicationScoped
public class LiveResource {

  private static final long CHECK_SECONDS = 2;

  @Inject LiveHints hints;
  @Inject CurrentUser me;
  @Inject SessionGate gate;
  @Inject Settings settings;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  /** What each person has open here, the oldest first. */
  private final Map<UUID, Deque<Stream>> open = new ConcurrentHashMap<>();

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Access(Action.FOLLOW_LIVE)
  @Operation(
      summary =
          "Hints about what changed: {topic, id}, never data. Read again on each, and after every reconnect.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class)))
  public void follow(@Context SseEventSink sink, @Context Sse sse) {
    var stream = new Stream(sink, sse, me.identity(), me.scope());
    admit(stream);
    stream.open();
  }

  /** Whoever opens too many loses the oldest: mostly one of a page that is gone. */
  private void admit(Stream stream) {
    var most = settings.number(Settings.Key.LIVE_STREAMS_MOST);
    var tooMany = new ArrayList<Stream>();
    open.compute(
        stream.who(),
        (who, streams) -> {
          var all = streams == null ? new ArrayDeque<Stream>() : streams;
          all.add(stream);
          while (all.size() > most) tooMany.add(all.remove());
          return all;
        });
    tooMany.forEach(Stream::close);
  }

  private void left(Stream stream) {
    open.computeIfPresent(
        stream.who(),
        (who, streams) -> {
          streams.remove(stream);
          return streams.isEmpty() ? null : streams;
        });
  }

  /** Without this a HEAD would open a stream that nobody reads. */
  @HEAD
  @Access(Action.FOLLOW_LIVE)
  @Operation(hidden = true)
  public Response exists() {
    return Response.noContent().build();
  }

  private final class Stream implements Consumer<LiveHint> {
    private final SseEventSink sink;
    private final Sse sse;
    private final CurrentUser.Identity identity;
    private final Scope scope;
    private volatile Instant lastSign;
    private volatile ScheduledFuture<?> check;

    Stream(SseEventSink sink, Sse sse, CurrentUser.Identity identity, Scope scope) {
      this.sink = sink;
      this.sse = sse;
      this.identity = identity;
      this.scope = scope;
    }

    /** The person, or of the CRM's people, who are none of ours, the session. */
    UUID who() {
      return identity.person() == null ? identity.session() : identity.person();
    }

    void open() {
      comment("ready");
      hints.listen(this);
      check =
          executor.scheduleWithFixedDelay(
              this::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void accept(LiveHint hint) {
      if (!hint.concerns(scope)) return;
      var data =
          Json.createObjectBuilder()
              .add("topic", hint.topic())
              .add("id", hint.id().toString())
              .build();
      send(sse.newEventBuilder().name("hint").data(String.class, data.toString()).build());
    }

    /** An undecided session ends the stream: a check that threw would never be made again. */
    private void check() {
      try {
        look();
      } catch (RuntimeException undecided) {
        close();
      }
    }

    private void look() {
      var now = clock.instant();
      if (sink.isClosed() || now.isAfter(identity.tokenExpires()) || !stillReaches()) {
        close();
      } else if (now.isAfter(lastSign.plus(settings.duration(Settings.Key.LIVE_HEARTBEAT)))) {
        comment("here");
      }
    }

    /** Who reaches other records by now opens the stream anew, and reads them first. */
    private boolean stillReaches() {
      return gate.allows(identity, Action.FOLLOW_LIVE, scope);
    }

    private void comment(String text) {
      lastSign = clock.instant();
      send(sse.newEventBuilder().comment(text).build());
    }

    private void send(jakarta.ws.rs.sse.OutboundSseEvent event) {
      if (sink.isClosed()) {
        close();
        return;
      }
      sink.send(event)
          .whenComplete(
              (sent, failed) -> {
                if (failed != null) close();
              });
    }

    private void close() {
      hints.stop(this);
      if (check != null) check.cancel(false);
      if (!sink.isClosed()) sink.close();
      left(this);
    }
  }
}
