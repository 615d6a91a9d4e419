package partnerportal.crm;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.organization.Organizations;
import partnerportal.platform.Sealing;
import partnerportal.platform.Settings;

/**
 * On a private installation, what shows that whoever connects an organisation may read the portal's
 * log. Made from the master key, so that all nodes and all starts have the same; written down while
 * no organisation is connected.
 */
@ApplicationScoped
class SetupCode {

  private static final Logger LOG = Logger.getLogger(SetupCode.class.getName());
  private static final int LENGTH = 20;

  /** After the database (100). */
  private static final int AFTER_DATABASE = 3100;

  @Inject Settings settings;
  @Inject Sealing sealing;
  @Inject Organizations organizations;

  void start(
      @Observes @Priority(AFTER_DATABASE) @Initialized(ApplicationScoped.class) Object started) {
    if (!asked() || settings.optional(Settings.Key.ZOHO_CLIENT_ID).isEmpty()) return;
    if (organizations.connected().isEmpty())
      LOG.log(Level.INFO, "To connect the first organisation, use the set-up code {0}", code());
  }

  private boolean asked() {
    return !settings.text(Settings.Key.CRM_SETUP_CODE).equals("false");
  }

  /** Whether a code is the right one, in constant time; any is where none is asked for. */
  boolean fits(String code) {
    return !asked()
        || code != null
            && MessageDigest.isEqual(
                code.strip().getBytes(StandardCharsets.UTF_8),
                code().getBytes(StandardCharsets.UTF_8));
  }

  String code() {
    return sealing.lastingProof("set-up", "code").substring(0, LENGTH);
  }
}
