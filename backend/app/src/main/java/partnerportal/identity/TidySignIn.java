package partnerportal.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import partnerportal.platform.Sealing;
import partnerportal.platform.Settings;
import partnerportal.work.Runner;
import partnerportal.work.Work;

/** Forgets sessions, codes and resets that have long been over; one row for the installation. */
@ApplicationScoped
class TidySignIn implements Runner {

  @Inject SessionStore sessions;
  @Inject MailedSecretStore secrets;
  @Inject EmailChangeStore changes;
  @Inject Work work;
  @Inject Settings settings;
  @Inject Clock clock;

  /** After the scheduler is there. */
  void start(@Observes @Priority(2500) @Initialized(ApplicationScoped.class) Object started) {
    work.keep(name(), Sealing.INSTALLATION);
  }

  @Override
  public String name() {
    return "tidy-sign-in";
  }

  @Override
  public Duration every() {
    return settings.duration(Settings.Key.SIGN_IN_TIDY_EVERY);
  }

  @Override
  public void run(UUID installation, Stopping stopping) {
    var now = clock.instant();
    sessions.forget(now.minus(settings.duration(Settings.Key.SESSION_KEPT)));
    secrets.forget(now);
    changes.forget(now);
  }
}
