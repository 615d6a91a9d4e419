package partnerportal.platform;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** Settings without a container: what a test says, and the defaults. */
public final class SettingsFixture {

  private SettingsFixture() {}

  public static Settings of(Map<Settings.Key, String> set) {
    ConfigProviderResolver.setInstance(new NothingSet());
    return new Settings() {
      @Override
      public Optional<String> optional(Key key) {
        return Optional.ofNullable(set.getOrDefault(key, key.standard()))
            .filter(value -> !value.isEmpty());
      }
    };
  }

  private static final class NothingSet extends ConfigProviderResolver {

    private final Config nothing =
        (Config)
            Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.empty());

    @Override
    public Config getConfig() {
      return nothing;
    }

    @Override
    public Config getConfig(ClassLoader loader) {
      return nothing;
    }

    @Override
    public ConfigBuilder getBuilder() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void registerConfig(Config config, ClassLoader loader) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void releaseConfig(Config config) {
      throw new UnsupportedOperationException();
    }
  }
}
