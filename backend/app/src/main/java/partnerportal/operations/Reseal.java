package partnerportal.operations;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.MasterKey;
import partnerportal.platform.Sealing;
import partnerportal.platform.Settings;
import partnerportal.work.Runner;
import partnerportal.work.Work;

/**
 * After a master key was added, seals with it what older ones sealed: in the background, in small
 * batches, on one node at a time, until nothing carries an older key.
 */
@ApplicationScoped
class Reseal implements Runner {

  private static final Logger LOG = Logger.getLogger(Reseal.class.getName());
  private static final int ROUNDS = 100;
  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(10);

  @Inject Sealing sealing;
  @Inject MasterKey master;
  @Inject Settings settings;
  @Inject ResealNote note;
  @Inject Work work;
  @Inject Clock clock;

  /** The key nothing older than which was left, and when. */
  private volatile int done = 1;

  private volatile Instant doneAt = Instant.EPOCH;

  private Instant said = Instant.EPOCH;

  /** After the scheduler is there. */
  void start(@Observes @Priority(2500) @Initialized(ApplicationScoped.class) Object started) {
    work.keep(name(), Sealing.INSTALLATION);
  }

  @Override
  public String name() {
    return "reseal";
  }

  @Override
  public Duration every() {
    return master.lookEvery();
  }

  @Override
  public void run(UUID installation, Stopping stopping) {
    var key = master.settled().orElse(done);
    if (key == done && !looksAgain()) return;
    try (var database =
        DriverManager.getConnection(
            settings.text(Settings.Key.DATABASE_URL),
            settings.text(Settings.Key.DATABASE_OWNER_USER),
            settings.text(Settings.Key.DATABASE_OWNER_PASSWORD))) {
      database.setAutoCommit(false);
      var store = new ResealStore(database, sealing);
      long all = 0;
      long round;
      do {
        round = 0;
        for (var place : SealedPlace.ALL) round += reseal(store, place, key, all + round, stopping);
        all += round;
      } while (round > 0 && !stopping.now());
      if (stopping.now()) return;
      done = key;
      doneAt = clock.instant();
      if (all == 0) return;
      LOG.log(
          Level.INFO,
          "Everything is sealed with master key {0} now; {1} values were sealed anew",
          new Object[] {key, all});
      note.done(key, all);
    } catch (SQLException e) {
      throw new IllegalStateException("Values could not be sealed with master key " + key, e);
    }
  }

  /** While an older key is there: a transaction may have been under way for very long. */
  private boolean looksAgain() {
    return master.keys().numbers().get(0) < done
        && doneAt.plus(every().multipliedBy(ROUNDS)).isBefore(clock.instant());
  }

  private long reseal(ResealStore store, SealedPlace place, int key, long before, Stopping stopping)
      throws SQLException {
    long here = 0;
    var batch = new ResealStore.Batch(0, ResealStore.START);
    do {
      batch = store.next(place, key, batch.reached());
      here += batch.rows();
      say(place, key, before + here);
    } while (batch.rows() > 0 && !stopping.now());
    return here;
  }

  private void say(SealedPlace place, int key, long values) {
    var now = clock.instant();
    if (values == 0 || said.plus(BETWEEN_WORDS).isAfter(now)) return;
    said = now;
    LOG.log(
        Level.INFO,
        "Sealing with master key {0}: {1} values so far, {2} now",
        new Object[] {key, values, place});
  }

  /** Notes in a transaction of its own that it is done. */
  @ApplicationScoped
  @Transactional
  static class ResealNote {

    @Inject Audit audit;

    void done(int key, long values) {
      audit.note(
          null,
          Actor.SYSTEM,
          "values-sealed-anew",
          "master-key",
          key,
          Map.of("values", Long.toString(values)));
    }
  }
}
