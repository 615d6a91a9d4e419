package partnerportal.chaos;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import partnerportal.chaos.inside.KillPoint;
import partnerportal.chaos.inside.Orders;
import partnerportal.chaos.inside.WatchedCalls;
import partnerportal.systems.Http;
import partnerportal.systems.MailSystem;
import partnerportal.systems.Patience;
import partnerportal.systems.PidFile;
import partnerportal.systems.PortalSettings;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Ports;
import partnerportal.systems.PostgresSystem;
import partnerportal.systems.Repository;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.Started;
import partnerportal.systems.World;

/** One database, one CRM, portal nodes and the address in front of them. */
final class ChaosWorld implements AutoCloseable {

  /** How long the first steps may take where others use the machine, too. */
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final Path folder;
  private final Path orders;
  private final PostgresSystem postgres;
  private final MailSystem mail;
  private final SandboxSystem crm;
  private final List<Node> nodes = new ArrayList<>();
  private final PortalSystem front;
  private final CrmJournal journal;
  private final Course course;
  private final Started started = new Started();

  /**
   * Starts everything and waits until the first node is ready and has introduced itself to the CRM;
   * the others follow.
   *
   * @param name its folder below {@code target/chaos}
   * @param war what the nodes deploy
   * @param plan how fast everything goes
   * @param course where it notes what is ready
   */
  ChaosWorld(String name, Path war, ChaosPlan plan, Course course) {
    this.course = course;
    folder = emptied("chaos/" + name);
    orders = folder.resolve("orders");
    try {
      Files.createDirectories(orders);
      // a node needs both only when it is half up, so it does not wait for them
      postgres = started.and(PostgresSystem.begin(folder.resolve("pg")));
      mail = started.and(MailSystem.start(Ports.free(), folder.resolve("mail")));
      var data = folder.resolve("crm.jsonl");
      crm =
          started.and(
              SandboxSystem.begin(
                  Ports.free(),
                  Ports.free(),
                  folder.resolve("crm"),
                  "--edition",
                  "ultimate",
                  "--credits",
                  "100000000",
                  "--data",
                  data.toString()));
      journal = new CrmJournal(data);
      var door = Ports.free();
      var settings = plan.settings(URI.create("http://localhost:" + door));
      var keys = folder.resolve("portal.keys");
      settings.put("PORTAL_KEYS_FILE", keys.toString());
      settings.put(Orders.FOLDER, orders.toString());
      if (plan.cluster()) settings.put("PORTAL_CLUSTER_MEMBERS", members());
      for (var i = 0; i < plan.skews().size(); i++)
        nodes.add(started.and(node(i, war, plan, settings)));
      started.and(new Doorman(door, nodes.stream().map(node -> node.address().getPort()).toList()));
      front = PortalSystem.of(settings(door, "front", settings), war);
      // people come to the first while the others are still computing: a first visit is waiting
      nodes.get(0).start();
      nodes.get(0).awaitThirdOfStart();
      nodes.subList(1, nodes.size()).forEach(Node::start);
      crm.awaitReady();
      postgres.awaitReady();
      nodes.get(0).awaitReady();
      awaitPortal();
      course.step("the portal has introduced itself");
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** It has introduced itself when it wants to hear of both. */
  private void awaitPortal() {
    Patience.untilTrue(
        "channels",
        PATIENCE,
        () -> {
          var channels = control("GET", "/_sandbox/state", null).getJsonArray("channels");
          return channels.toString().contains("\"Leads.")
              && channels.toString().contains("\"Partners.");
        });
  }

  private Node node(int number, Path war, ChaosPlan plan, Map<String, String> settings) {
    var own = new HashMap<>(settings);
    own.put(WatchedCalls.SKEW, plan.skews().get(number).toString());
    var port = Ports.free();
    return new Node(PortalSystem.of(settings(port, "node-" + number, own), war), course);
  }

  private PortalSettings settings(int port, String name, Map<String, String> more) {
    return new PortalSettings(port, folder.resolve(name), postgres, crm, mail, more);
  }

  private static String members() {
    return "127.0.0.1:" + Ports.free() + ",127.0.0.1:" + Ports.free();
  }

  Path folder() {
    return folder;
  }

  SandboxSystem crm() {
    return crm;
  }

  PostgresSystem postgres() {
    return postgres;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Waits until all nodes are ready. */
  void awaitReady() {
    nodes.forEach(Node::awaitReady);
  }

  /** Waits until all nodes are ready but the one that was started last. */
  void awaitAllButOne() {
    nodes.stream()
        .sorted(Comparator.comparingLong(Node::startedAt))
        .limit(nodes.size() - 1)
        .forEach(Node::awaitReady);
  }

  CrmJournal journal() {
    return journal;
  }

  /** A company applied, was approved, and its owner has signed in and opened the form. */
  ChaosPartner partner(String company) {
    var email = World.emailOf(company);
    var website = URI.create("http://127.0.0.1:9");
    crm.adminApproves(crm.partnerApplied(company, "Mira Solberg", email));
    var invitation =
        Patience.until("a mail to " + email, PATIENCE, () -> mail.to(email).stream().findFirst());
    var owner = front.activate(invitation, World.PASSWORD);
    return new ChaosPartner(company, front.address(), owner.cookie(), owner.opensForm(website));
  }

  /** Tells whichever node gets to a point first what to do there. */
  void order(KillPoint point, String deed) {
    try {
      var written = Files.writeString(folder.resolve("order"), deed);
      Files.move(written, orders.resolve(point.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes back an order nobody has come to. */
  boolean withdraw(KillPoint point) {
    try {
      return Files.deleteIfExists(orders.resolve(point.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The orders obeyed so far: point, deed, process and time each. */
  List<String> obeyed() {
    var file = orders.resolve(Orders.OBEYED);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Switches a fault of the CRM on, in its own words with single quotes. */
  void fault(String fault) {
    control("POST", "/_sandbox/faults", fault.replace('\'', '"'));
  }

  /** One of the CRM's controls. */
  JsonObject control(String method, String path, String body) {
    var reply =
        Http.send(
            method,
            URI.create(crm.address() + path),
            Map.of("Content-Type", "application/json"),
            body);
    reply.expect(200, 201, 204);
    return reply.body().isEmpty() ? Json.createObjectBuilder().build() : reply.json();
  }

  @Override
  public void close() {
    started.close();
  }

  private static Path emptied(String name) {
    var folder = Repository.here().scratch(name);
    for (var process : List.of("node-0/portal.pid", "node-1/portal.pid", "crm/sandbox.pid")) {
      var file = new PidFile(folder.resolve(process));
      file.running().ifPresent(left -> Node.signal(left.pid(), "-CONT"));
      file.stopLeftover();
    }
    PostgresSystem.stopLeftover(folder.resolve("pg"));
    return Repository.here().emptied(name);
  }
}
