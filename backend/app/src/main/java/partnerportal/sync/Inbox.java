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
  @Inject OutboxStore outbox;
  @Inject Settings settings;
  @Inject Event<Wake> wake;

  void note(UUID organization, RecordKind kind, Collection<String> crmIds) {
    store.note(organization, kind, crmIds, Duration.ZERO);
    wake.fire(new Wake(InboundRun.NAME, organization));
  }

  /**
   * The CRM has new records. While creations of ours are under way they are most likely those: they
   * are read a little later, when their answers are in and many can be read at once. A change that
   * is announced meanwhile makes them due.
   */
  void created(UUID organization, RecordKind kind, Collection<String> crmIds) {
    if (kind == RecordKind.LEAD && outbox.creating(organization))
      store.note(
          organization, kind, crmIds, settings.duration(Settings.Key.SYNC_CREATED_READ_AFTER));
    else note(organization, kind, crmIds);
  }

  List<Hint> take(UUID organization) {
    return store.take(
        organization, ZohoReading.MOST_IDS, settings.duration(Settings.Key.SYNC_LEASE));
  }

  boolean still(UUID organization, Hint hint) {
    return store.still(organization, hint, settings.duration(Settings.Key.SYNC_LEASE));
  }

  void done(UUID organization, Hint hint) {
    store.done(organization, List.of(hint));
  }

  /** The same of many. */
  void done(UUID organization, List<Hint> hints) {
    if (!hints.isEmpty()) store.done(organization, hints);
  }

  void later(UUID organization, Hint hint, Duration pause) {
    store.later(organization, hint, pause);
  }
}
