package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import partnerportal.crm.RecordKind;
import partnerportal.organization.AdminTasks;
import partnerportal.organization.TaskKind;
import partnerportal.platform.Settings;

/**
 * Compares what channels tell with what polling finds. A single callback may get lost; when several
 * changes were found and nobody called at all, the channel is silent: it is asked for anew, and
 * somebody is told.
 */
@ApplicationScoped
@Transactional
class ChannelWatch {

  private static final Logger LOG = Logger.getLogger(ChannelWatch.class.getName());

  @Inject ChannelStore channels;
  @Inject HeardStore store;
  @Inject CursorStore cursors;
  @Inject AdminTasks tasks;
  @Inject Settings settings;
  @Inject Clock clock;

  /**
   * The CRM called.
   *
   * @param at by its clock
   */
  void heard(UUID organization, RecordKind kind, Collection<String> crmIds, Instant at) {
    store.heard(organization, kind, crmIds, at);
    store.calledAbout(organization, kind, crmIds.size());
  }

  /**
   * Polling read these records.
   *
   * @param changes when each changed last, by the CRM's clock
   */
  void found(UUID organization, RecordKind kind, Map<String, Instant> changes) {
    var granted = store.grantedAt(organization, kind).orElse(null);
    if (granted == null) return;
    var grace = settings.duration(Settings.Key.ZOHO_CHANNEL_GRACE);
    var from = granted.plus(grace);
    var until = clock.instant().minus(grace);
    var judged =
        changes.entrySet().stream()
            .filter(change -> change.getValue().isAfter(from) && change.getValue().isBefore(until))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (judged.isEmpty()) return;
    var missed = store.unheard(organization, kind, judged);
    if (missed == 0) return;
    var inARow = store.missed(organization, kind, missed);
    if (inARow >= settings.number(Settings.Key.ZOHO_CHANNEL_MISSES)) alarm(organization, kind);
  }

  private void alarm(UUID organization, RecordKind kind) {
    if (!store.silent(organization, kind)) return;
    channels.lost(organization, kind);
    cursors.again(organization, Channels.STREAM, Duration.ZERO);
    LOG.log(
        Level.WARNING,
        "organisation {0}: records of the kind {1} change in the CRM and it does not call; the channel is asked for anew",
        new Object[] {organization, kind});
    tasks.raise(
        organization,
        TaskKind.CHANNEL_SILENT,
        kind.name(),
        "The CRM does not call when records of this kind change; polling finds them minutes later."
            + " The channel was asked for anew. If this comes back, check that "
            + settings.publicUrl()
            + " can be reached from the CRM.");
  }

  /** What was heard of so long ago that no poll asks any more is forgotten. */
  void tidy(UUID organization) {
    var kept = settings.duration(Settings.Key.ZOHO_POLL_OVERLAP).multipliedBy(12);
    store.forget(organization, clock.instant().minus(kept));
  }
}
