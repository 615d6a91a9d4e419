package partnerportal.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;

/** The master keys of this installation. */
@ApplicationScoped
public class MasterKey {

  @Inject Settings settings;
  @Inject Clock clock;

  private volatile MasterKeys keys;

  @PostConstruct
  void read() {
    keys = MasterKeys.in(Path.of(settings.text(Settings.Key.KEYS_FILE)));
  }

  /** All that are in the file now. */
  public MasterKeys keys() {
    return keys;
  }

  /** The number of the one values are sealed with now. */
  int newest() {
    return keys.newest(clock.instant());
  }
}
