package partnerportal.systems;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures how long the portal takes from its start until it is ready, in each form it is started
 * in: {@code mvn -q -Pdemo -Dmain=partnerportal.systems.StartUp}.
 */
public final class StartUp {

  private static final int RUNS = 3;

  private StartUp() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    var folder = Repository.here().scratch("start-up");
    try (var postgres = PostgresSystem.start(folder.resolve("pg"));
        var mail = MailSystem.start(Ports.free(), folder.resolve("mail"));
        var crm = SandboxSystem.start(Ports.free(), Ports.free(), folder.resolve("crm"))) {
      var settings =
          new PortalSettings(Ports.free(), folder.resolve("portal"), postgres, crm, mail, Map.of());
      measure(settings, PortalPackage.UNPACKED); // also makes tables, and the archive of classes
      for (var form : List.of(PortalPackage.SHIPPED, PortalPackage.UNPACKED)) {
        IntStream.range(0, RUNS).forEach(run -> measure(settings, form));
      }
    }
  }

  private static void measure(PortalSettings settings, PortalPackage form) {
    var began = System.nanoTime();
    try (var portal = PortalSystem.startOfMany(settings, form)) {
      var ready = Duration.ofNanos(System.nanoTime() - began);
      var cpu =
          ProcessHandle.of(portal.pid())
              .flatMap(process -> process.info().totalCpuDuration())
              .orElse(Duration.ZERO);
      System.out.printf(
          "%-9s ready after %4.1f s, %4.1f CPU seconds%n",
          form, ready.toMillis() / 1000.0, cpu.toMillis() / 1000.0);
    }
  }
}
