package partnerportal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Http;
import partnerportal.systems.Patience;
import partnerportal.systems.PidFile;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.Ports;
import partnerportal.systems.PostgresSystem;
import partnerportal.systems.Repository;

/** The launcher itself, as its own process on ports of its own. */
@PlaysIn.OwnWorld(seconds = 70)
class DemoIT {

  static final Duration TO_START = Duration.ofSeconds(240);
  static final Pattern ADDRESS = Pattern.compile("http://\\S+");

  final Path scratch = Repository.here().scratch("demo");
  final String ports =
      IntStream.range(0, 7)
          .mapToObj(any -> Integer.toString(Ports.free()))
          .collect(Collectors.joining(","));
  Path data;
  Path output;
  Process demo;

  @BeforeEach
  void name() throws IOException {
    data = Repository.here().scratch("demo/data");
    stopLeftovers();
    Repository.here().emptied("demo/data");
    output = scratch.resolve("demo.log");
    Files.deleteIfExists(output);
  }

  @AfterEach
  void leaveNothing() throws InterruptedException {
    if (demo != null && demo.isAlive()) {
      demo.destroy();
      demo.waitFor(60, TimeUnit.SECONDS);
    }
    stopLeftovers();
  }

  @Test
  void starts_everything_survives_deaths_goes_on_where_it_was_and_leaves_nothing()
      throws Exception {
    start();
    for (var address : addresses()) {
      assertThat(Http.get(address).status()).as(address.toString()).isEqualTo(200);
    }

    var first = portal().running().orElseThrow();
    first.destroyForcibly();
    awaitLine("The portal has died. Starting it again.");
    awaitLine("The portal is back.");
    assertThat(portal().running().orElseThrow().pid()).isNotEqualTo(first.pid());

    demo.destroyForcibly().waitFor();
    start();
    assertThat(said()).contains("Stopped what an earlier run had left behind.");
    assertThat(Files.list(data.resolve("mail"))).hasSize(1);

    var children = List.of(portal().running().orElseThrow(), crm().running().orElseThrow());
    demo.destroy();
    assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said()).contains("Stopped.");
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(PostgresSystem.stopLeftover(data.resolve("pg"))).isFalse();
  }

  @Test
  void says_which_port_is_taken_and_by_whom() throws Exception {
    var mailbox = Integer.parseInt(ports.split(",")[4]);
    try (var taken = new ServerSocket(mailbox, 1, InetAddress.getLoopbackAddress())) {
      launch();

      assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(taken.isBound()).isTrue();
    }
    assertThat(said())
        .startsWith("Port " + mailbox + ", needed for the mailbox, is taken")
        .contains("process " + ProcessHandle.current().pid());
  }

  private void stopLeftovers() {
    portal().stopLeftover();
    crm().stopLeftover();
    PostgresSystem.stopLeftover(data.resolve("pg"));
  }

  private void start() throws IOException {
    launch();
    awaitLine("Ctrl-C stops all of it.");
  }

  private void launch() throws IOException {
    Files.deleteIfExists(output);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Demo.class.getName(),
            "--data",
            data.toString(),
            "--ports",
            ports);
    demo =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
  }

  private void awaitLine(String words) {
    Patience.until(
        words,
        TO_START,
        () -> {
          if (!demo.isAlive()) {
            throw new IllegalStateException("The demo ended: " + said());
          }
          return Optional.of(said()).filter(text -> text.contains(words));
        });
  }

  private List<URI> addresses() throws IOException {
    return ADDRESS.matcher(said()).results().map(match -> URI.create(match.group())).toList();
  }

  private String said() throws IOException {
    return Files.exists(output) ? Files.readString(output) : "";
  }

  private PidFile portal() {
    return new PidFile(data.resolve("portal/portal.pid"));
  }

  private PidFile crm() {
    return new PidFile(data.resolve("crm/sandbox.pid"));
  }
}
