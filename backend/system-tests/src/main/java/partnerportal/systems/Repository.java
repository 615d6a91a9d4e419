package partnerportal.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where the modules of this repository put what they build.
 *
 * @param root the folder with the root pom.xml
 */
public record Repository(Path root) {

  /**
   * Finds the repository upwards from the working directory.
   *
   * @throws IllegalStateException outside a checkout
   */
  public static Repository here() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("sigma-manifest"))
          && Files.exists(folder.resolve("pom.xml"))) {
        return new Repository(folder);
      }
    }
    throw new IllegalStateException("Start this inside a checkout of the repository.");
  }

  /** The portal as it is shipped, for {@code java -jar}. */
  public Path portalJar() {
    return root.resolve("backend/app/target/partner-portal.jar");
  }

  /** The portal unpacked, which starts faster. */
  public Path portalLayout() {
    return root.resolve("backend/app/target/layout");
  }

  /** The portal as a web archive. */
  public Path portalWar() {
    return root.resolve("backend/app/target/partner-portal.war");
  }

  /** The stand-in for Zoho CRM, for {@code java -jar}. */
  public Path sandboxJar() {
    return root.resolve("backend/zoho-sandbox/target/zoho-sandbox.jar");
  }

  /** The built style page. */
  public Path styleguide() {
    return root.resolve("portal-widgets/target/styleguide");
  }

  /** The description of the portal's API. */
  public Path openapi() {
    return root.resolve("docs/openapi.json");
  }

  /**
   * A folder for things a run leaves behind, made when absent.
   *
   * @param name below {@code backend/system-tests/target}
   */
  public Path scratch(String name) {
    var folder = root.resolve("backend/system-tests/target").resolve(name);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A folder like {@link #scratch}, without what the last run left in it.
   *
   * @throws UncheckedIOException when something in it cannot be deleted
   */
  public Path emptied(String name) {
    var folder = scratch(name);
    try (var all = Files.walk(folder)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scratch(name);
  }
}
