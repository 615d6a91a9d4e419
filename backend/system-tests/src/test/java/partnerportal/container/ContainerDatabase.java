package partnerportal.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import partnerportal.systems.Ports;
import partnerportal.systems.PostgresSystem;
import partnerportal.systems.Repository;

/**
 * Starts a database before the container that Arquillian starts, which no {@code @BeforeAll}
 * precedes, and says in system properties where everything is; {@code arquillian.xml} hands them
 * on. Only where {@code container.tests} asks for it.
 */
public final class ContainerDatabase implements LauncherSessionListener {

  private PostgresSystem postgres;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (postgres != null || !Boolean.getBoolean("container.tests")) {
      return;
    }
    PostgresSystem.stopLeftover(Repository.here().scratch("in-container").resolve("pg"));
    var folder = Repository.here().emptied("in-container");
    postgres = PostgresSystem.startOfMany(folder.resolve("pg"));
    System.setProperty("container.database", postgres.url());
    System.setProperty("container.port", Integer.toString(Ports.free()));
    System.setProperty("container.zoho", Integer.toString(Ports.free()));
    System.setProperty("container.keys", folder.resolve("portal.keys").toString());
    System.setProperty("container.before", before(folder).toString());
  }

  /** As the portal's own start does: a data grid for one node alone is a fifth of a start. */
  private static Path before(Path folder) {
    try {
      return Files.writeString(
          folder.resolve("before.asadmin"),
          "set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (postgres != null) {
      postgres.close();
    }
  }
}
