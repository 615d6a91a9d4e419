package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.RecordKind;
import partnerportal.crm.ZohoChannels;
import partnerportal.platform.Ids;
import partnerportal.platform.Settings;
import partnerportal.sync.ChannelStore.Channel;

/**
 * Keeps the CRM calling us: asks for a channel per kind of record, renews it in time, and asks
 * again when the CRM has lost it or our address has changed. A channel ends after a week at most,
 * silently.
 */
@ApplicationScoped
class Channels {

  private static final Logger LOG = Logger.getLogger(Channels.class.getName());
  static final String STREAM = "channels";
  private static final int PASSES_PER_CHECK = 15;
  private static final int TOKEN_BYTES = 32;

  @Inject ZohoChannels zoho;
  @Inject ChannelStore store;
  @Inject ChannelWatch watch;
  @Inject NoteArrivals notes;
  @Inject CursorStore cursors;
  @Inject Settings settings;
  @Inject Clock clock;

  /** Does what is due; a CRM that refuses costs speed, never correctness. */
  void keep(UUID organization) {
    if (!cursors.due(organization, STREAM)) return;
    cursors.again(organization, STREAM, settings.duration(Settings.Key.SYNC_RETRY_LAST));
    var url = settings.publicUrl() + "/api/v1/zoho/events/" + store.door(organization);
    var granted = true;
    for (var kind : RecordKind.values()) {
      // whether the CRM calls about notes at all is not documented: a no is no reason to ask on
      if (kind != RecordKind.NOTE) granted &= granted(organization, kind, url);
      else if (notes.wanted()) granted(organization, kind, url);
    }
    watch.tidy(organization);
    if (granted) cursors.again(organization, STREAM, rhythm());
  }

  /** A kind the CRM refuses must not cost the others their channels. */
  private boolean granted(UUID organization, RecordKind kind, String url) {
    try {
      keep(organization, kind, url);
      return true;
    } catch (CrmFailure.Refused e) {
      LOG.log(
          Level.WARNING,
          "organisation {0}: the CRM does not call us about changes of the kind {1}: {2} They are found by polling.",
          new Object[] {organization, kind, e.getMessage()});
      return false;
    }
  }

  private void keep(UUID organization, RecordKind kind, String url) {
    var channel = store.of(organization, kind).orElse(null);
    var renewBefore = settings.duration(Settings.Key.ZOHO_CHANNEL_RENEW_BEFORE);
    if (needed(channel, url, clock.instant(), renewBefore)
        || !zoho.watches(organization, channel.channelId())) {
      ask(organization, kind, channel == null ? newId() : channel.channelId(), url);
    }
  }

  /** Whether a channel has to be asked for without asking whether the CRM has it. */
  static boolean needed(Channel channel, String url, Instant now, Duration renewBefore) {
    return channel == null
        || channel.expiresAt() == null
        || !channel.notifyUrl().equals(url)
        || channel.expiresAt().isBefore(now.plus(renewBefore));
  }

  private void ask(UUID organization, RecordKind kind, String id, String url) {
    var token = Ids.secret(TOKEN_BYTES);
    var formerGood = settings.duration(Settings.Key.ZOHO_CHANNEL_FORMER);
    store.asked(organization, kind, id, token, url, formerGood);
    var until = clock.instant().plus(settings.duration(Settings.Key.ZOHO_CHANNEL_LIFE));
    store.granted(organization, kind, zoho.watch(organization, kind, id, token, url, until));
  }

  /** Channel ids are numbers we choose; they need to be ours alone, not secret. */
  private static String newId() {
    return Long.toString(
        ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 10_000_000_000_000L));
  }

  private Duration rhythm() {
    var byPasses = settings.duration(Settings.Key.ZOHO_POLL_EVERY).multipliedBy(PASSES_PER_CHECK);
    var byLife = settings.duration(Settings.Key.ZOHO_CHANNEL_RENEW_BEFORE).dividedBy(3);
    return byPasses.compareTo(byLife) < 0 ? byPasses : byLife;
  }
}
