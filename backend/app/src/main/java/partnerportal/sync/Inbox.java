package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import partnerportal.crm.RecordKind;
import partnerportal.crm.ZohoReading;
import partnerportal.platform.Settings;
import partnerportal.sync.InboxStore.Hint;
import partnerportal.work.Wake;

/**
 * Keeps what may have changed in the CRM until it has been read; many hints about one record are
 * one.
 */
@ApplicationScoped
@Transactional
class Inbox {

  @Inject InboxStore store;
  @Inject Settings settings;
  @Inject Event<Wake> wake;

  void note(UUID organization, RecordKind kind, Collection<String> crmIds) {
    crmIds.stream().distinct().sorted().forEach(id -> store.note(organization, kind, id));
    wake.fire(new Wake(InboundRun.NAME, organization));
  }

  List<Hint> take(UUID organization) {
    return store.take(
        organization, ZohoReading.MOST_IDS, settings.duration(Settings.Key.SYNC_LEASE));
  }

  boolean still(UUID organization, Hint hint) {
    return store.still(organization, hint, settings.duration(Settings.Key.SYNC_LEASE));
  }

  void done(UUID organization, Hint hint) {
    store.done(organization, hint);
  }

  void later(UUID organization, Hint hint, Duration pause) {
    store.later(organization, hint, pause);
  }
}
