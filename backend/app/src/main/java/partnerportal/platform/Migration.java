package partnerportal.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * Brings the tables to this version before anything else of the portal starts. Tables of a newer
 * version are left alone: this one does not know what they mean, and Flyway would pass over that.
 */
@ApplicationScoped
class Migration {

  /** Start order: the database first, then the scheduler, then what features do at start. */
  static final int FIRST = 100;

  /** Read by the program that started the container, which then says it and ends. */
  private static final String REFUSED = "partnerportal.refused";

  private static final Set<MigrationState> NEWER =
      Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  @Inject Settings settings;

  void migrate(@Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) Object started) {
    var flyway =
        Flyway.configure(Migration.class.getClassLoader())
            .dataSource(
                settings.text(Settings.Key.DATABASE_URL),
                settings.text(Settings.Key.DATABASE_OWNER_USER),
                settings.text(Settings.Key.DATABASE_OWNER_PASSWORD))
            .placeholders(Map.of("app", settings.text(Settings.Key.DATABASE_USER)))
            .locations("classpath:db/migration")
            .connectRetries(20)
            .load();
    refuseNewer(flyway.info().applied());
    flyway.migrate();
  }

  private static void refuseNewer(MigrationInfo[] applied) {
    Arrays.stream(applied)
        .filter(one -> NEWER.contains(one.getState()))
        .map(MigrationInfo::getVersion)
        .max(Comparator.naturalOrder())
        .ifPresent(
            version -> {
              var why =
                  "the database is of a newer version (schema "
                      + version
                      + ") than this program. Start that version, or restore a backup of before.";
              System.setProperty(REFUSED, why);
              throw new IllegalStateException(why);
            });
  }
}
