package partnerportal.chaos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import partnerportal.chaos.inside.Bug;
import partnerportal.chaos.inside.ChaosExtension;
import partnerportal.systems.Repository;

/** Copies of the portal's war with one jar more. */
final class ChaosWar {

  private static final List<String> PARTS =
      List.of(
          "partnerportal/chaos/inside/",
          "partnerportal/crm/CallsOnTheWire",
          "partnerportal/crm/InsertInsteadOfUpsert",
          "partnerportal/crm/OwnTokenLease",
          "partnerportal/crm/ValuesInCallbacks",
          "partnerportal/sync/NoFencing",
          "partnerportal/sync/TrustedCallbacks");

  private ChaosWar() {}

  /** The portal as built, which can be told where to die. */
  static Path sound() {
    return copy("sound", Optional.empty());
  }

  /** The same with a bug. */
  static Path with(Class<? extends Bug> bug) {
    return copy(bug.getSimpleName(), Optional.of(bug));
  }

  private static Path copy(String name, Optional<Class<? extends Bug>> bug) {
    var war = Repository.here().scratch("chaos/wars").resolve(name + ".war");
    try {
      Files.copy(Repository.here().portalWar(), war, StandardCopyOption.REPLACE_EXISTING);
      try (var zip = FileSystems.newFileSystem(URI.create("jar:" + war.toUri()), Map.of())) {
        Files.write(zip.getPath("/WEB-INF/lib/chaos.jar"), jar(bug));
      }
      return war;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] jar(Optional<Class<? extends Bug>> bug) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var classes = classes();
    try (var jar = new ZipOutputStream(bytes);
        var all = Files.walk(classes)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var name = classes.relativize(file).toString().replace('\\', '/');
        if (PARTS.stream().anyMatch(name::startsWith) && !name.contains("Test"))
          add(jar, name, Files.readAllBytes(file));
      }
      service(jar, "jakarta.enterprise.inject.spi.Extension", ChaosExtension.class.getName());
      if (bug.isPresent()) service(jar, Bug.class.getName(), bug.get().getName());
    }
    return bytes.toByteArray();
  }

  private static void service(ZipOutputStream jar, String type, String provider)
      throws IOException {
    add(jar, "META-INF/services/" + type, provider.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(ZipOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(content);
    jar.closeEntry();
  }

  private static Path classes() {
    try {
      return Path.of(
          ChaosExtension.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
