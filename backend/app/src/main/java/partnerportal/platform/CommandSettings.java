package partnerportal.platform;

import java.util.Optional;
import java.util.function.Function;

/**
 * The same settings for a command that runs without the container, and so without its MicroProfile
 * Config.
 *
 * @param found what is set, by the setting's name
 */
public record CommandSettings(Function<String, Optional<String>> found) {

  /** The value, or empty when neither set nor given a default, or set to nothing. */
  public Optional<String> optional(Settings.Key key) {
    return found
        .apply(key.key())
        .or(() -> Optional.ofNullable(key.standard()))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** The value as text; the default where nothing is set. */
  public String text(Settings.Key key) {
    return optional(key)
        .orElseThrow(() -> new IllegalStateException(key.key() + " is not set: " + key.meaning()));
  }
}
