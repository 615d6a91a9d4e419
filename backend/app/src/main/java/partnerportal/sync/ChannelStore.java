package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.crm.RecordKind;
import partnerportal.platform.Database;
import partnerportal.platform.Ids;
import partnerportal.platform.Sealing;
import partnerportal.platform.Sha256;

/** The channels we asked for, their tokens, and the door callbacks come through. */
@ApplicationScoped
@Transactional
class ChannelStore {

  private static final int SECRET_BYTES = 24;
  private static final String TOKEN = "crm_channel.token:";

  /** The former token is good for a while: callbacks with it may be under way. */
  private static final String CHANNEL =
      "select *, case when former_until > now() then former_sealed end as former from crm_channel";

  @Inject Database database;
  @Inject Sealing sealing;

  /**
   * A channel.
   *
   * @param tokens the current one, and the former while callbacks with it may still be under way
   * @param expiresAt by the CRM's word; null until it gave it
   */
  record Channel(
      RecordKind kind,
      String channelId,
      String notifyUrl,
      List<String> tokens,
      Instant expiresAt) {}

  /** The organisation behind a path secret; found by hash, so that timing tells nothing. */
  Optional<UUID> behind(String secret) {
    return database.first(
        "select organization from event_door where secret_hash = ?",
        row -> row.uuid("organization"),
        Sha256.of(secret));
  }

  /** The organisation's path secret, made when there is none. */
  String door(UUID organization) {
    var secret = Ids.secret(SECRET_BYTES);
    database.update(
        "insert into event_door (secret_hash, organization, secret_sealed) values (?, ?, ?) on conflict (organization) do nothing",
        Sha256.of(secret),
        organization,
        sealing.seal(organization, "event_door.secret:" + organization, secret));
    return database
        .first(
            "select secret_sealed from event_door where organization = ?",
            row ->
                sealing.open(
                    organization, "event_door.secret:" + organization, row.bytes("secret_sealed")),
            organization)
        .orElseThrow();
  }

  Optional<Channel> of(UUID organization, RecordKind kind) {
    return database.first(
        CHANNEL + " where organization = ? and kind = ?",
        row -> channel(organization, row),
        organization,
        kind);
  }

  Optional<Channel> byChannelId(UUID organization, String channelId) {
    return database.first(
        CHANNEL + " where organization = ? and channel_id = ?",
        row -> channel(organization, row),
        organization,
        channelId);
  }

  private Channel channel(UUID organization, Database.Row row) throws java.sql.SQLException {
    var kind = row.constant("kind", RecordKind.class);
    var tokens =
        java.util.stream.Stream.of(row.bytes("token_sealed"), row.bytes("former"))
            .filter(java.util.Objects::nonNull)
            .map(token -> sealing.open(organization, TOKEN + organization + kind, token))
            .toList();
    return new Channel(
        kind, row.text("channel_id"), row.text("notify_url"), tokens, row.instant("expires_at"));
  }

  /**
   * Before the CRM is asked, so that its first callback finds its token; the former token stays
   * good.
   */
  void asked(
      UUID organization,
      RecordKind kind,
      String channelId,
      String token,
      String notifyUrl,
      Duration formerGood) {
    database.update(
        "insert into crm_channel (organization, kind, channel_id, notify_url, token_sealed) values (?, ?, ?, ?, ?)"
            + " on conflict (organization, kind) do update set former_sealed = crm_channel.token_sealed,"
            + " former_until = now() + make_interval(secs => ?),"
            + " token_sealed = excluded.token_sealed, notify_url = excluded.notify_url, expires_at = null",
        organization,
        kind,
        channelId,
        notifyUrl,
        sealing.seal(organization, TOKEN + organization + kind, token),
        formerGood.toMillis() / 1000.0);
  }

  void granted(UUID organization, RecordKind kind, Instant until) {
    database.update(
        "update crm_channel set expires_at = ?, granted_at = coalesce(granted_at, now()) where organization = ? and kind = ?",
        until,
        organization,
        kind);
  }

  /** It does not do what it should, whatever the CRM says of it: it is asked for anew. */
  void lost(UUID organization, RecordKind kind) {
    database.update(
        "update crm_channel set expires_at = null, granted_at = null, missed = 0 where organization = ? and kind = ?",
        organization,
        kind);
  }
}
