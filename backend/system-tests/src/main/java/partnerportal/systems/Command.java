package partnerportal.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the portal's program said and did when it was called to do something else than serve.
 *
 * @param exit its exit code
 * @param said what it wrote, line by line
 */
public record Command(int exit, List<String> said) {

  static Command run(PortalSettings settings, Map<String, String> other, String... arguments) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var jar = Repository.here().portalJar().toString();
    // a tenth of what it would take for itself: what it checks must not have to fit
    var command =
        new ArrayList<>(
            List.of(java, "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(settings.folder().toFile());
    builder.environment().putAll(settings.environment());
    builder.environment().putAll(other);
    try {
      var process = builder.start();
      try (var lines = process.inputReader()) {
        var said = lines.lines().toList();
        return new Command(process.waitFor(), said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
