package partnerportal.crm;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.organization.Organizations;
import partnerportal.platform.Scope;
import partnerportal.platform.Settings;
import partnerportal.platform.Tenancy;
import partnerportal.work.Work;

/**
 * Connects the organisations an operator named. At start only rows are written; the CRM is asked by
 * a job that tries until it answers, so a CRM that is down does not keep the portal from starting.
 */
@ApplicationScoped
class Connections {

  private static final Logger LOG = Logger.getLogger(Connections.class.getName());

  /** After the database (100) and the scheduler (2000). */
  private static final int AFTER_WORK = 3000;

  @Inject Settings settings;
  @Inject Introductions introductions;

  void start(@Observes @Priority(AFTER_WORK) @Initialized(ApplicationScoped.class) Object started) {
    settings.optional(Settings.Key.BOOTSTRAP_FILE).ifPresent(this::connect);
  }

  private void connect(String file) {
    try {
      BootstrapFile.read(Path.of(file)).organizations().forEach(this::connect);
    } catch (IllegalArgumentException e) {
      LOG.log(
          Level.SEVERE,
          "{0} {1} is not usable: {2} No organisation was connected from it; correct it and start again.",
          new Object[] {Settings.Key.BOOTSTRAP_FILE.key(), file, sentence(e.getMessage())});
    }
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private void connect(BootstrapFile.Entry entry) {
    var organization = introductions.known(entry);
    Tenancy.within(
        Scope.organization(organization), () -> introductions.introduce(organization, entry));
  }

  /** The two transactions of an introduction. */
  @ApplicationScoped
  @Transactional
  static class Introductions {

    @Inject Organizations organizations;
    @Inject CrmConnectionStore store;
    @Inject Work work;

    UUID known(BootstrapFile.Entry entry) {
      return organizations.connect(entry.name(), entry.mappingName(), entry.roles()).id();
    }

    void introduce(UUID organization, BootstrapFile.Entry entry) {
      store.bootstrapped(
          organization,
          entry.accountsUrl(),
          entry.clientId(),
          entry.clientSecret(),
          entry.refreshToken());
      work.order(ConnectOrganization.NAME, organization, organization, null);
    }
  }
}
