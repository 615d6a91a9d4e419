package partnerportal.isolation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import partnerportal.systems.MailSystem;
import partnerportal.systems.OrganizationsFile;
import partnerportal.systems.PortalPackage;
import partnerportal.systems.PortalSettings;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Ports;
import partnerportal.systems.PostgresSystem;
import partnerportal.systems.Repository;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.Started;

/** One portal of two organisations, each with a CRM and three partners of its own. */
final class TwoOrganizations implements AutoCloseable {

  static final String FIRST = "700000001";
  static final String SECOND = "700000002";

  private final Started started = new Started();
  private final Canaries canaries = new Canaries();
  private final List<Actor> actors = new ArrayList<>();
  private final List<Thing> things = new ArrayList<>();
  private final PostgresSystem postgres;
  private final PortalSystem portal;
  private final MailSystem mail;
  private final SandboxSystem crm;

  TwoOrganizations() {
    var folder = Repository.here().emptied("world-isolation");
    try {
      postgres = started.and(PostgresSystem.startOfMany(folder.resolve("pg")));
      mail = started.and(MailSystem.start(Ports.free(), folder.resolve("mail")));
      var port = Ports.free();
      var one = crm(FIRST, folder.resolve("crm-1"), port);
      crm = one;
      var other = crm(SECOND, folder.resolve("crm-2"), port);
      var organizations = folder.resolve("organizations.json");
      OrganizationsFile.write(organizations, Map.of("Acme", one, "Borealis", other));
      var more =
          Map.of(
              "PORTAL_SYNC_AUDIT_AT",
              "never",
              "PORTAL_CRM_NOTE_MARK",
              "[Partner]",
              "PORTAL_SYNC_RETRY_LAST",
              "PT2S",
              "PORTAL_HTTP_TRUSTED_PROXIES",
              "127.0.0.1,0:0:0:0:0:0:0:1",
              "PORTAL_BOOTSTRAP_FILE",
              organizations.toString(),
              "PORTAL_ZOHO_ALLOWED_HOSTS",
              both(one.address(), other.address()),
              "PORTAL_CRM_WIDGET_ORIGINS",
              one.widgets() + "," + other.widgets());
      portal =
          started.and(
              PortalSystem.startOfMany(
                  new PortalSettings(port, folder.resolve("portal"), postgres, one, mail, more),
                  PortalPackage.SIGNING_IN));
      one.awaitPortal();
      other.awaitPortal();
      new Company(this, one, "one").settlesIn();
      new Company(this, other, "two").settlesIn();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  PostgresSystem postgres() {
    return postgres;
  }

  PortalSystem portal() {
    return portal;
  }

  MailSystem mail() {
    return mail;
  }

  /** The CRM of the first of them. */
  SandboxSystem crm() {
    return crm;
  }

  Canaries canaries() {
    return canaries;
  }

  /** All who are signed in. */
  List<Actor> actors() {
    return actors;
  }

  /** All that an address can name. */
  List<Thing> things() {
    return things;
  }

  List<Thing> things(String kind) {
    return things.stream().filter(thing -> thing.kind().equals(kind)).toList();
  }

  @Override
  public void close() {
    started.close();
  }

  private SandboxSystem crm(String number, Path folder, int portal) {
    return started.and(
        SandboxSystem.start(
            Ports.free(),
            Ports.free(),
            folder,
            "--zgid",
            number,
            "--variable",
            "partner_portal_url=http://localhost:" + portal));
  }

  private static String both(java.net.URI one, java.net.URI other) {
    return one.getAuthority() + "," + other.getAuthority();
  }
}
