package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import partnerportal.platform.Ids;
import partnerportal.platform.Settings;

/**
 * Who holds a claim: this node, in this life. A node that was killed and started again need not
 * wait for the leases of its former life; the fencing numbers keep that one from finishing
 * anything.
 */
@ApplicationScoped
class Holder {

  /** A claim is free when nobody holds it, its lease is over, or its holder's life is. */
  static final String FREE =
      "(lease_until is null or lease_until < now() or (held_by = ? and held_in <> ?))";

  private final UUID life = Ids.next();

  @Inject Settings settings;

  String node() {
    return settings.text(Settings.Key.NODE_ID);
  }

  UUID life() {
    return life;
  }
}
