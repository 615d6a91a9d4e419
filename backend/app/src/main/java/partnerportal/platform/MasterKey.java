package partnerportal.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The master keys of this installation, as they stand in their file: it is looked at again while
 * the portal runs, so that keys come and go without a restart.
 */
@ApplicationScoped
public class MasterKey {

  private static final Logger LOG = Logger.getLogger(MasterKey.class.getName());

  @Inject Settings settings;
  @Inject Clock clock;

  @Resource(lookup = DataSources.PORTAL)
  DataSource database;

  private Path file;
  private Duration ahead;
  private volatile MasterKeys keys;
  private volatile FileTime writtenAt;
  private volatile Instant lookedAt;
  private volatile Map<String, byte[]> lasting;

  @PostConstruct
  void read() {
    file = Path.of(settings.text(Settings.Key.KEYS_FILE));
    ahead = settings.duration(Settings.Key.KEYS_AHEAD);
    keys = MasterKeys.in(file);
    writtenAt = time();
    lookedAt = clock.instant();
  }

  /** All that are in the file now. */
  public MasterKeys keys() {
    var now = clock.instant();
    if (lookedAt.plus(lookEvery()).isBefore(now)) lookAgain(now);
    return keys;
  }

  /** The number of the one values are sealed with now. */
  int newest() {
    return keys().newest(clock.instant());
  }

  /**
   * The key everything is to be sealed with: the newest, once no node can be sealing with another
   * any more; empty while that is not so.
   */
  public Optional<Integer> settled() {
    var now = clock.instant();
    var settled = keys().newest(now.minus(lookEvery().multipliedBy(2)));
    return settled == keys().newest(now) ? Optional.of(settled) : Optional.empty();
  }

  /** How often the file is looked at: a new key is known everywhere well before it seals. */
  public Duration lookEvery() {
    return ahead.dividedBy(5);
  }

  private synchronized void lookAgain(Instant now) {
    lookedAt = now;
    var time = time();
    if (time.equals(writtenAt)) return;
    try {
      var before = keys.numbers();
      var fresh = MasterKeys.in(file);
      lasting = null; // before the keys: whoever sees these reads it anew
      keys = fresh;
      writtenAt = time;
      LOG.log(
          Level.INFO,
          "The keys file has master keys {0} now, before {1}",
          new Object[] {keys.numbers(), before});
    } catch (IllegalStateException e) {
      LOG.log(Level.SEVERE, "The keys file changed and is of no use; the keys stay", e);
    }
  }

  /** A file that is away for a moment has not changed. */
  private FileTime time() {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return writtenAt;
    }
  }

  /** The envelope of a key that outlived its master key; empty when that is still here. */
  Optional<byte[]> lasting(UUID owner, String purpose) {
    var kept = lasting;
    if (kept == null) lasting = kept = readLasting();
    return Optional.ofNullable(kept.get(purpose + "/" + owner));
  }

  private Map<String, byte[]> readLasting() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select owner, purpose, sealed from lasting_key")) {
      var kept = new HashMap<String, byte[]>();
      while (rows.next())
        kept.put(
            rows.getString("purpose") + "/" + rows.getString("owner"), rows.getBytes("sealed"));
      return Map.copyOf(kept);
    } catch (SQLException e) {
      throw new IllegalStateException("The lasting keys cannot be read.", e);
    }
  }
}
