package partnerportal.systems;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One of each: a database, a mail server, a CRM and a portal that know only each other. A story
 * brings its own partner into it and so never meets another story's.
 */
public final class World implements AutoCloseable {

  /** What people of these stories choose. */
  public static final String PASSWORD = "a long pass phrase";

  /**
   * After an outage stories do not wait a minute for the next try, nor half a minute after a wrong
   * password; and one machine may speak for many addresses, and ask for all their mails.
   */
  private static final Map<String, String> PATIENT =
      Map.of(
          "PORTAL_SYNC_RETRY_LAST", "PT2S",
          "PORTAL_SYNC_AUDIT_AT", "never",
          "PORTAL_SIGN_IN_WAIT_FIRST", "PT4S",
          "PORTAL_SIGN_IN_MAILS_PER_ADDRESS", "200",
          "PORTAL_HTTP_TRUSTED_PROXIES", "127.0.0.1,0:0:0:0:0:0:0:1");

  private static World shared;
  private static RuntimeException failure;

  private final PostgresSystem postgres;
  private final MailSystem mail;
  private final SandboxSystem crm;
  private final PortalSystem portal;
  private final PortalPackage form;
  private final Path folder;
  private final Map<String, String> settings = new HashMap<>();
  private final Started started = new Started();
  private final AtomicInteger partners = new AtomicInteger();

  /**
   * A partner whose owner can sign in.
   *
   * @param crmId its record in the CRM
   */
  public record Partner(String company, String email, String crmId, Member owner) {}

  private World(
      String name,
      PortalPackage form,
      Map<String, String> more,
      List<String> ofTheCrm,
      Consumer<SandboxSystem> before) {
    this.form = form;
    folder = emptied("world-" + name);
    settings.putAll(PATIENT);
    settings.putAll(more);
    try {
      postgres = started.and(PostgresSystem.startOfMany(folder.resolve("pg")));
      mail = started.and(MailSystem.start(Ports.free(), folder.resolve("mail")));
      var port = Ports.free();
      crm =
          started.and(
              SandboxSystem.start(
                  Ports.free(),
                  Ports.free(),
                  folder.resolve("crm"),
                  Stream.concat(
                          Stream.of("--variable", "partner_portal_url=http://localhost:" + port),
                          ofTheCrm.stream())
                      .toArray(String[]::new)));
      before.accept(crm);
      portal =
          started.and(
              PortalSystem.startOfMany(
                  new PortalSettings(port, folder.resolve("portal"), postgres, crm, mail, settings),
                  form));
      crm.awaitPortal();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * A new world with a portal of that form.
   *
   * @param more {@code PORTAL_…} variables
   */
  public static World of(String name, PortalPackage form, Map<String, String> more) {
    return new World(name, form, more, List.of(), crm -> {});
  }

  /**
   * A new world whose portal, and whose CRM where that matters, is set up in its own way.
   *
   * @param more {@code PORTAL_…} variables
   * @param ofTheCrm arguments of the sandbox
   */
  public static World of(String name, Map<String, String> more, List<String> ofTheCrm) {
    return new World(name, PortalPackage.UNPACKED, more, ofTheCrm, crm -> {});
  }

  /**
   * A new world whose portal is set up in its own way.
   *
   * @param more {@code PORTAL_…} variables
   */
  public static World of(String name, Map<String, String> more) {
    return of(name, more, crm -> {});
  }

  /**
   * The same, whose CRM had a life before the portal came.
   *
   * @param before what happened there
   */
  public static World of(String name, Map<String, String> more, Consumer<SandboxSystem> before) {
    return new World(name, PortalPackage.UNPACKED, more, List.of(), before);
  }

  /** A second portal on the same database, with the same keys, as behind a load balancer. */
  public PortalSystem anotherNode() {
    return anotherNode(form);
  }

  /** The same in another form. */
  public PortalSystem anotherNode(PortalPackage other) {
    var all = new HashMap<>(settings);
    all.put("PORTAL_KEYS_FILE", folder.resolve("portal/portal.keys").toString());
    var node = new PortalSettings(Ports.free(), folder.resolve("other"), postgres, crm, mail, all);
    return started.and(PortalSystem.startOfMany(node, other));
  }

  /** The world most stories play in; made at the first call, ended with the JVM. */
  public static synchronized World shared() {
    if (failure != null) {
      throw failure; // every story would wait for it again
    }
    if (shared == null) {
      try {
        shared = new World("shared", PortalPackage.SIGNING_IN, Map.of(), List.of(), crm -> {});
      } catch (RuntimeException e) {
        failure = e;
        throw e;
      }
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "end of the shared world"));
    }
    return shared;
  }

  /** The portal's database. */
  public PostgresSystem postgres() {
    return postgres;
  }

  /** Where the portal's mails arrive. */
  public MailSystem mail() {
    return mail;
  }

  /** The CRM. */
  public SandboxSystem crm() {
    return crm;
  }

  /** The portal. */
  public PortalSystem portal() {
    return portal;
  }

  /** A company name nobody else has in this world. */
  public String companyName() {
    return "Harbour Lane " + partners.incrementAndGet();
  }

  /** The address of the person who applied for a company. */
  public static String emailOf(String company) {
    return "mira@" + company.toLowerCase(Locale.ROOT).replace(" ", "") + ".example";
  }

  /** A company has applied, been approved and its owner has chosen a password. */
  public Partner partner() {
    var company = companyName();
    var email = emailOf(company);
    var crmId = crm.partnerApplied(company, "Mira Solberg", email);
    crm.adminApproves(crmId);
    return new Partner(company, email, crmId, portal.activate(mail.await(email, ""), PASSWORD));
  }

  @Override
  public void close() {
    started.close();
  }

  private static Path emptied(String name) {
    var folder = Repository.here().scratch(name);
    new PidFile(folder.resolve("portal/portal.pid")).stopLeftover();
    new PidFile(folder.resolve("other/portal.pid")).stopLeftover();
    new PidFile(folder.resolve("crm/sandbox.pid")).stopLeftover();
    PostgresSystem.stopLeftover(folder.resolve("pg"));
    return Repository.here().emptied(name);
  }
}
