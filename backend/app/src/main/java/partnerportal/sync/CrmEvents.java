package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;

/**
 * Takes callbacks in: who they are from, then what they hint at; nothing is read or believed here.
 */
@ApplicationScoped
class CrmEvents {

  /** More than this at once is no hint but a flood; everything is asked for instead. */
  private static final int MOST_IDS = 100;

  @Inject ChannelStore channels;
  @Inject Taking taking;

  /**
   * Whether the caller knew both secrets, the path's and the channel's. If not, nothing was
   * changed.
   */
  boolean heard(String secret, byte[] body) {
    var organization = channels.behind(secret);
    var callback = Callback.parse(body);
    if (organization.isEmpty() || callback.isEmpty()) return false;
    return Tenancy.within(
        Scope.organization(organization.get()),
        () -> taking.take(organization.get(), callback.get()));
  }

  /** The one transaction of a callback. */
  @ApplicationScoped
  @Transactional
  static class Taking {

    @Inject ChannelStore channels;
    @Inject Inbox inbox;
    @Inject Polling polling;
    @Inject ChannelWatch watch;
    @Inject Clock clock;

    boolean take(UUID organization, Callback callback) {
      var channel =
          channels
              .byChannelId(organization, callback.channelId())
              .filter(
                  known ->
                      known.tokens().stream().anyMatch(token -> same(token, callback.token())));
      if (channel.isEmpty()) return false;
      if (callback.ids().isEmpty() || callback.ids().size() > MOST_IDS) polling.soon(organization);
      else if (callback.creation())
        inbox.created(organization, channel.get().kind(), callback.ids());
      else inbox.note(organization, channel.get().kind(), callback.ids());
      watch.heard(organization, channel.get().kind(), callback.ids(), time(callback));
      return true;
    }

    /** By the CRM's clock, to be held against its times of change. */
    private Instant time(Callback callback) {
      return callback.serverTime() == null ? clock.instant() : callback.serverTime();
    }

    private static boolean same(String one, String other) {
      return MessageDigest.isEqual(
          one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
  }
}
