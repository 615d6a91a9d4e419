package partnerportal.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import partnerportal.systems.Http;
import partnerportal.systems.MailSystem;
import partnerportal.systems.Patience;
import partnerportal.systems.PidFile;
import partnerportal.systems.PortalPackage;
import partnerportal.systems.PortalSettings;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Ports;
import partnerportal.systems.PostgresSystem;
import partnerportal.systems.Repository;
import partnerportal.systems.SandboxSystem;

/**
 * Starts everything and keeps it running until Ctrl-C: PostgreSQL, mail, the CRM, the portal, and
 * the pages around them. What was done in one run is there in the next.
 */
public final class Demo {

  private static final Duration TO_ANSWER = Duration.ofSeconds(30);

  private final DemoSettings settings;
  private final PidFile own;
  private final Watch watch = new Watch();
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  private Demo(DemoSettings settings) {
    this.settings = settings;
    this.own = new PidFile(settings.data().resolve("demo.pid"));
  }

  /**
   * Runs the demo.
   *
   * @param arguments see {@link DemoSettings#of}
   */
  public static void main(String[] arguments) throws InterruptedException, IOException {
    var demo = new Demo(DemoSettings.of(arguments));
    var refusal = demo.refusal();
    if (!refusal.isEmpty()) {
      Console.say(refusal);
      System.exit(1);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "stop"));
    demo.run();
    demo.watch.awaitEnd();
  }

  /**
   * Why it cannot start; empty when it can. What a killed run left behind is stopped on the way.
   */
  private String refusal() {
    var other = own.running().filter(process -> process.pid() != ProcessHandle.current().pid());
    if (other.isPresent()) {
      return "The demo runs already, as process "
          + other.get().pid()
          + ". Stop it there with Ctrl-C.";
    }
    stopLeftovers();
    for (var port : settings.ports().entrySet()) {
      if (!PortOwner.isFree(port.getValue())) {
        var who = PortOwner.of(port.getValue()).map(owner -> " by " + owner).orElse("");
        return "Port "
            + port.getValue()
            + ", needed for "
            + port.getKey()
            + ", is taken"
            + who
            + ".";
      }
    }
    own.write(ProcessHandle.current());
    return "";
  }

  private void stopLeftovers() {
    var portal = new PidFile(settings.data().resolve("portal/portal.pid")).stopLeftover();
    var crm = new PidFile(settings.data().resolve("crm/sandbox.pid")).stopLeftover();
    var postgres = PostgresSystem.stopLeftover(settings.data().resolve("pg"));
    if (portal || crm || postgres) {
      Console.say("Stopped what an earlier run had left behind.");
    }
  }

  private void run() throws IOException {
    var data = settings.data();
    var firstDay = data.resolve("website.key");
    Console.say(
        Files.exists(firstDay)
            ? "Starting, with the data of last time."
            : "Starting. The first time takes about half a minute.");
    var postgres = keep(PostgresSystem.start(data.resolve("pg")));
    var mail = keep(MailSystem.start(Ports.free(), data.resolve("mail")));
    var crm = keep(crm());
    var portal = keep(PortalSystem.start(portalSettings(postgres, crm, mail), form()));
    watch.over("The portal", portal::onExit, portal::startAgain);
    watch.over("The CRM", crm::onExit, crm::startAgain);
    var mailbox = keep(new Mailbox(settings.mailbox(), mail));
    var website = keep(new Website(settings.website(), portal.address()));
    var guides = keep(new Guides(settings.style(), settings.api()));
    new FirstDay(crm, mail, portal, website, firstDay).happens();
    announce(crm, portal, website, mailbox, guides);
  }

  private SandboxSystem crm() {
    var folder = settings.data().resolve("crm");
    return SandboxSystem.start(
        settings.crm(),
        settings.widgets(),
        folder,
        "--data",
        folder.resolve("crm.data").toString(),
        "--variable",
        "partner_portal_url=http://localhost:" + settings.portal());
  }

  private PortalSettings portalSettings(
      PostgresSystem postgres, SandboxSystem crm, MailSystem mail) {
    return new PortalSettings(
        settings.portal(), settings.data().resolve("portal"), postgres, crm, mail, Map.of());
  }

  private static PortalPackage form() {
    return Files.exists(Repository.here().portalLayout())
        ? PortalPackage.UNPACKED
        : PortalPackage.SHIPPED;
  }

  private void announce(
      SandboxSystem crm, PortalSystem portal, Website website, Mailbox mailbox, Guides guides) {
    var addresses = new LinkedHashMap<String, URI>();
    addresses.put("Partner portal", portal.at("/portal/"));
    addresses.put("CRM", crm.address());
    addresses.put("Partner's website", website.address());
    addresses.put("Mailbox", mailbox.address());
    addresses.put("Style page", guides.style());
    addresses.put("API documentation", guides.api());
    var notes =
        Map.of(
            "Partner portal", FirstDay.EMAIL + ", password: " + FirstDay.PASSWORD,
            "CRM", "choose Dana Whitlock, Jonas Aldery or Rita Mohr at the top",
            "Mailbox", "activation links arrive here");
    Console.say("");
    addresses.forEach(
        (name, address) -> {
          Patience.untilTrue(address.toString(), TO_ANSWER, () -> Http.answers(address));
          Console.say(
              "  %-18s %-30s %s"
                  .formatted(name, address, notes.getOrDefault(name, ""))
                  .stripTrailing());
        });
    Console.say("");
    var waiting = crm.applicants();
    if (!waiting.isEmpty()) {
      Console.say("  Waiting for your approval in the CRM: " + String.join(", ", waiting) + ".");
    }
    Console.say("  Ctrl-C stops all of it. The data stays in " + settings.data() + ".");
    Console.say("");
  }

  /** Stops everything in the opposite order, once. */
  private void stop() {
    watch.end();
    Console.say("Stopping.");
    AutoCloseable next;
    while ((next = take()) != null) {
      try {
        next.close();
      } catch (Exception e) {
        Console.say("Could not stop " + next.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }
    own.delete();
    Console.say("Stopped.");
  }

  private synchronized AutoCloseable take() {
    return started.pollLast();
  }

  private synchronized <T extends AutoCloseable> T keep(T part) {
    started.addLast(part);
    return part;
  }
}
