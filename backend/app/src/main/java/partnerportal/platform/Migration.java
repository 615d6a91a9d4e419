package partnerportal.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the tables to this version before anything else of the portal starts. */
@ApplicationScoped
class Migration {

  /** Start order: the database first, then the scheduler, then what features do at start. */
  static final int FIRST = 100;

  @Inject Settings settings;

  void migrate(@Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) Object started) {
    Flyway.configure(Migration.class.getClassLoader())
        .dataSource(
            settings.text(Settings.Key.DATABASE_URL),
            settings.text(Settings.Key.DATABASE_OWNER_USER),
            settings.text(Settings.Key.DATABASE_OWNER_PASSWORD))
        .placeholders(Map.of("app", settings.text(Settings.Key.DATABASE_USER)))
        .locations("classpath:db/migration")
        .connectRetries(20)
        .load()
        .migrate();
  }
}
