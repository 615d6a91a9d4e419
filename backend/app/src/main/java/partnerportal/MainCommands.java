package partnerportal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipFile;

/**
 * What the portal's program can do beside serving. The commands are part of the web archive, with
 * the libraries they need, so they run from an unpacked copy of it, without the container.
 */
final class MainCommands {

  private static final int UNKNOWN = 64;
  private static final String INSIDE = "WEB-INF/";

  /** Class and required settings by command. */
  private static final Map<String, Command> COMMANDS =
      Map.of(
          "rotate-keys",
          new Command(
              "partnerportal.operations.RotateKeys",
              List.of("portal.database.url", "portal.database.owner-password", "portal.keys.file")),
          "verify-audit",
          new Command(
              "partnerportal.audit.VerifyAudit",
              List.of("portal.database.url", "portal.database.password", "portal.keys.file")));

  private record Command(String type, List<String> settings) {}

  private MainCommands() {}

  /**
   * Does what the arguments say.
   *
   * @return the exit code
   */
  static int run(String[] arguments) throws Exception {
    var command = COMMANDS.get(arguments[0]);
    if (command == null) {
      System.err.println(
          "partner-portal: there is no " + arguments[0] + "; there is " + COMMANDS.keySet());
      return UNKNOWN;
    }
    Main.refuseIncomplete(command.settings);
    var folder = unpacked();
    try (var classes = new URLClassLoader(parts(folder), MainCommands.class.getClassLoader())) {
      Thread.currentThread().setContextClassLoader(classes);
      var more = Arrays.copyOfRange(arguments, 1, arguments.length);
      return (int)
          classes
              .loadClass(command.type)
              .getMethod("run", Function.class, String[].class)
              .invoke(null, (Function<String, Optional<String>>) Main::setting, more);
    } catch (InvocationTargetException e) {
      System.err.println("partner-portal: " + e.getCause().getMessage());
      return 1;
    } finally {
      delete(folder);
    }
  }

  private static Path unpacked() throws IOException, URISyntaxException {
    var folder = Files.createTempDirectory("partner-portal");
    try (var war = new ZipFile(Main.war().toFile())) {
      for (var entry : Collections.list(war.entries())) {
        if (!entry.getName().startsWith(INSIDE) || entry.isDirectory()) continue;
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) throw new IOException(entry.getName());
        Files.createDirectories(file.getParent());
        try (var in = war.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
    }
    return folder;
  }

  private static URL[] parts(Path folder) throws IOException {
    var parts = new ArrayList<Path>(List.of(folder.resolve(INSIDE + "classes")));
    try (var libraries = Files.list(folder.resolve(INSIDE + "lib"))) {
      libraries.forEach(parts::add);
    }
    return parts.stream().map(MainCommands::url).toArray(URL[]::new);
  }

  private static URL url(Path part) {
    try {
      return part.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
    }
  }
}
