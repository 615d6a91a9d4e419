package partnerportal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DownloadsTest {

  static final UUID SOMEBODY = UUID.randomUUID();

  static final Logger LOG = Logger.getLogger(Downloads.class.getName());

  Instant now = Instant.parse("2030-01-01T12:00:00Z");
  boolean allowed = true;

  /** Of everybody; null for another each time. */
  UUID partner;

  Runnable watch;
  boolean watched;
  Connection connection = new Connection();
  ByteArrayOutputStream taken = new ByteArrayOutputStream();
  Downloads downloads = downloads();

  @BeforeAll
  static void says_nothing() {
    LOG.setLevel(Level.OFF);
  }

  @Test
  void who_may_gets_all_of_it() throws IOException {
    opened(SOMEBODY, Stream.of("a", "b")).write(taken);

    assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo("ab");
    assertThat(connection.cut).isFalse();
    assertThat(watched).isFalse();
  }

  @Test
  void who_may_no_longer_gets_no_further_part_and_no_end() throws IOException {
    opened(SOMEBODY, Stream.of("a", "b").peek(part -> allowed = part.equals("a"))).write(taken);

    assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo("a");
    assertThat(connection.cut).isTrue();
    assertThat(connection.channel.getOption(StandardSocketOptions.SO_LINGER)).isZero();
  }

  @Test
  void even_the_last_part_is_not_the_end_for_who_may_no_longer() throws IOException {
    opened(SOMEBODY, Stream.of("a"))
        .write(
            new OutputStream() {
              @Override
              public void write(int b) {
                allowed = false;
              }
            });

    assertThat(connection.cut).isTrue();
  }

  @Test
  void a_slow_reader_is_cut_off_while_nothing_is_written() throws IOException {
    opened(SOMEBODY, Stream.of("a"))
        .write(
            new OutputStream() {
              @Override
              public void write(int b) {
                watch.run();
                assertThat(connection.cut).isFalse();
                allowed = false;
                watch.run();
                assertThat(connection.cut).isTrue();
              }
            });
  }

  @Test
  void nobody_reads_for_longer_than_files_take() throws IOException {
    opened(SOMEBODY, Stream.of("a", "b").peek(part -> now = now.plusSeconds(400))).write(taken);

    assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo("a");
    assertThat(connection.cut).isTrue();
  }

  @Test
  void a_part_that_cannot_be_made_breaks_the_file_off() throws IOException {
    opened(
            SOMEBODY,
            Stream.of("a", "b")
                .peek(
                    part -> {
                      if (part.equals("b")) throw new IllegalStateException("the database is away");
                    }))
        .write(taken);

    assertThat(connection.cut).isTrue();
  }

  @Test
  void one_person_has_one_at_a_time_and_all_together_so_many() throws IOException {
    var first = opened(SOMEBODY, Stream.of("a"));
    assertThatThrownBy(() -> opened(SOMEBODY, Stream.of("a"))).isInstanceOf(Problem.class);
    var others = Stream.generate(UUID::randomUUID).limit(7).toList();
    for (var other : others) opened(other, Stream.of("a"));
    assertThatThrownBy(() -> opened(UUID.randomUUID(), Stream.of("a"))).isInstanceOf(Problem.class);

    first.write(taken);

    opened(SOMEBODY, Stream.of("a"));
  }

  @Test
  void the_people_of_one_partner_have_half_of_the_places() {
    partner = UUID.randomUUID();
    for (var i = 0; i < 4; i++) opened(UUID.randomUUID(), Stream.of("a"));

    assertThatThrownBy(() -> opened(UUID.randomUUID(), Stream.of("a"))).isInstanceOf(Problem.class);

    partner = UUID.randomUUID();
    opened(UUID.randomUUID(), Stream.of("a"));
  }

  @Test
  void what_the_connection_is_used_for_afterwards_is_left_alone() throws IOException {
    opened(SOMEBODY, Stream.of("a")).write(taken);
    allowed = false;

    watch.run();

    assertThat(connection.cut).isFalse();
  }

  @Test
  void what_does_not_begin_is_not_under_way() {
    assertThatThrownBy(
            () ->
                of(
                    SOMEBODY,
                    () -> {
                      throw new Problem(ProblemKind.VALIDATION_FAILED, null);
                    }))
        .isInstanceOf(Problem.class);

    opened(SOMEBODY, Stream.of("a"));
  }

  private StreamingOutput opened(UUID person, Stream<String> parts) {
    return of(person, () -> parts.map(part -> part.getBytes(StandardCharsets.UTF_8)).iterator());
  }

  private StreamingOutput of(UUID person, Supplier<Iterator<byte[]>> begin) {
    var who =
        new CurrentUser.Identity(
            Role.PARTNER_OWNER,
            UUID.randomUUID(),
            partner == null ? UUID.randomUUID() : partner,
            UUID.randomUUID(),
            person,
            UUID.randomUUID(),
            "Ines Vantrel",
            now);
    var scope = Scope.partner(who.organization(), who.partner());
    return downloads.of(new Downloads.Grant(who, Action.EXPORT_LEADS, scope), request(), begin);
  }

  private Downloads downloads() {
    var made = new Downloads();
    made.settings = SettingsFixture.of(java.util.Map.of());
    made.clock =
        new Clock() {
          @Override
          public Instant instant() {
            return now;
          }

          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }
        };
    made.gate = (identity, action, scope) -> allowed;
    made.executor =
        standIn(
            ManagedScheduledExecutorService.class,
            "scheduleWithFixedDelay",
            arguments -> {
              watch = (Runnable) arguments[0];
              watched = true;
              return standIn(ScheduledFuture.class, "cancel", none -> !(watched = false));
            });
    return made;
  }

  private HttpServletRequest request() {
    return standIn(HttpServletRequest.class, "getAttribute", name -> connection);
  }

  private interface Answer {
    Object to(Object[] arguments);
  }

  /** Knows one method. */
  private static <T> T standIn(Class<T> type, String method, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> {
              if (called.getName().equals(method)) return answer.to(arguments);
              throw new AssertionError(called);
            }));
  }

  /** The container's request, what it leads to, and the connection, in one. */
  public static final class Connection {
    final SocketChannel channel = open();
    boolean cut;

    public Object getUnwrappedCoyoteRequest() {
      return this;
    }

    public Object getCoyoteRequest() {
      return this;
    }

    public Object getRequest() {
      return this;
    }

    public Object getConnection() {
      return this;
    }

    public SocketChannel getChannel() {
      return channel;
    }

    public void terminateSilently() {
      cut = true;
    }

    private static SocketChannel open() {
      try {
        return SocketChannel.open();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
