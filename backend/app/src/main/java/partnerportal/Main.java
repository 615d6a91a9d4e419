package partnerportal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts the portal: {@code java -jar partner-portal.jar} with {@code PORTAL_*} settings. The same
 * class starts the shipped jar, which carries the container, and the unpacked layout, which lies
 * beside it. It says what is missing in one line each and ends with 78; it ends with 1 when the
 * portal does not come up, because the container itself says "ready" even then.
 */
public final class Main {

  private static final int CONFIGURATION = 78;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int SHUT = 0;
  private static final int SLOW = -1;
  private static final long START_SECONDS = 180;
  private static final long DOOR_SECONDS = 10;
  private static final String WAR = "partner-portal.war";

  /** Sets whether the port is open: it stays shut until the portal is deployed behind it. */
  private static final String DOOR =
      "configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.enabled=";

  private static final String WIRE =
      "configs.config.server-config.network-config.transports.transport.tcp.";

  /** Settings the container needs before the portal's own code can read any. */
  private static final List<String> FOR_CONTAINER =
      List.of("portal.database.url", "portal.database.user", "portal.database.password");

  private static final List<String> REQUIRED =
      List.of(
          "portal.database.url",
          "portal.database.password",
          "portal.database.owner-password",
          "portal.mail.host",
          "portal.mail.from",
          "portal.keys.file");

  private Main() {}

  /**
   * Everything is a setting; an argument names something else to do than to serve: {@code
   * verify-audit}, {@code rotate-keys}.
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) System.exit(MainCommands.run(arguments));
    refuseIncomplete(REQUIRED);
    refuseUnsafe();
    // the JDK's client would send a POST again by itself when a kept connection died
    System.setProperty("sun.net.http.retryPost", "false");
    // or each JSON the container or we read looks for its reader in every jar: an eighth of our CPU
    System.setProperty("jakarta.json.provider", "org.eclipse.parsson.JsonProviderImpl");
    var port = setting("portal.http.port").orElse("8080");
    System.setProperty(
        "portal.database.user", setting("portal.database.user").orElse("portal_app"));
    FOR_CONTAINER.forEach(key -> setting(key).ifPresent(value -> System.setProperty(key, value)));
    System.setProperty(
        "mp.jwt.verify.publickey.location", "http://127.0.0.1:" + port + "/api/v1/jwks");

    refuseTakenPort(port);

    var commands = new ArrayList<>(List.of("--port", port, "--nohostaware", "--disablephonehome"));
    var members = setting("portal.cluster.members");
    commands.addAll(members.map(Main::cluster).orElse(List.of("--noCluster")));
    commands.addAll(
        List.of(
            "--prebootcommandfile",
            preBoot(members.isPresent()).toString(),
            "--postdeploycommandfile",
            postDeploy().toString(),
            "--deploy",
            war().toString(),
            "--contextroot",
            "/"));
    try {
      container()
          .getMethod("main", String[].class)
          .invoke(null, (Object) commands.toArray(String[]::new));
    } catch (InvocationTargetException e) {
      System.err.println(
          "partner-portal: "
              + Optional.ofNullable(MainChecks.refused())
                  .orElse("did not start; the log above says why."));
      System.exit(1);
    }
    awaitReady(port);
  }

  /** The data grid listens on the address the other nodes know this one by, not on every one. */
  private static List<String> cluster(String members) {
    var commands = new ArrayList<>(List.of("--clustermode", "tcpip:" + members));
    System.setProperty("hazelcast.socket.bind.any", "false");
    Stream.of(members.split(","))
        .map(member -> member.strip().replaceFirst(":\\d+$", ""))
        .filter(Main::isHere)
        .findFirst()
        .ifPresent(host -> commands.addAll(List.of("--interfaces", host)));
    return commands;
  }

  private static boolean isHere(String host) {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.getByName(host)) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /** A setting, from the command line of Java or the environment. */
  static Optional<String> setting(String key) {
    return Optional.ofNullable(System.getProperty(key))
        .or(
            () ->
                Optional.ofNullable(
                    System.getenv(
                        key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'))))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static Duration duration(String key, String standard) {
    try {
      return Duration.parse(setting(key).orElse(standard));
    } catch (DateTimeParseException e) {
      System.err.println("partner-portal: " + key + " is no duration like " + standard + ".");
      System.exit(CONFIGURATION);
      throw e;
    }
  }

  /** Ends the program when one of these is not set. */
  static void refuseIncomplete(List<String> required) {
    var missing = required.stream().filter(key -> setting(key).isEmpty()).toList();
    if (missing.isEmpty()) return;
    missing.forEach(
        key ->
            System.err.println(
                "partner-portal: "
                    + key
                    + " is not set. Set "
                    + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_')
                    + "; docs/configuration.md says what it is."));
    System.exit(CONFIGURATION);
  }

  private static void refuseUnsafe() throws IOException {
    var wrong = MainChecks.wrong();
    if (wrong.isEmpty()) return;
    wrong.forEach(one -> System.err.println("partner-portal: " + one));
    System.exit(CONFIGURATION);
  }

  /**
   * Before anything is touched: the container opens its port last, and says nothing when another
   * process answers there.
   */
  private static void refuseTakenPort(String port) {
    try {
      new ServerSocket(Integer.parseInt(port)).close();
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(
          "partner-portal: port "
              + port
              + " cannot be opened; is it taken? Set PORTAL_HTTP_PORT to another.");
      System.exit(CONFIGURATION);
    }
  }

  /** The unpacked layout has its launcher on the class path; the shipped jar is the container. */
  private static Class<?> container()
      throws ClassNotFoundException, IOException, URISyntaxException {
    try {
      var launcher = Class.forName("fish.payara.micro.impl.RootDirLauncher");
      forgetFormerDeployment();
      return launcher;
    } catch (ClassNotFoundException e) {
      return Class.forName("fish.payara.micro.PayaraMicro");
    }
  }

  /**
   * The layout remembers what it deployed and would start the portal twice; its first configuration
   * does not.
   */
  private static void forgetFormerDeployment() throws IOException, URISyntaxException {
    var configuration = ours().resolveSibling("config").resolve("domain.xml");
    var first = configuration.resolveSibling("domain.xml.first");
    if (Files.exists(first)) Files.copy(first, configuration, StandardCopyOption.REPLACE_EXISTING);
    else if (Files.exists(configuration)) Files.copy(configuration, first);
  }

  private static Path ours() throws URISyntaxException {
    return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Where the web archive lies, or a copy of the one in this jar. */
  static Path war() throws IOException, URISyntaxException {
    try (InputStream packed = Main.class.getResourceAsStream("/" + WAR)) {
      if (packed == null) return ours().resolveSibling(WAR);
      var unpacked = Files.createTempDirectory("partner-portal").resolve(WAR);
      Files.copy(packed, unpacked, StandardCopyOption.REPLACE_EXISTING);
      unpacked.toFile().deleteOnExit();
      unpacked.getParent().toFile().deleteOnExit();
      return unpacked;
    }
  }

  /**
   * No frame header of the container's own (each page has its policy), nothing that names the
   * server, no waiting for who sends nothing, and no data grid for a node alone: it would listen on
   * a port for nobody and cost a fifth of the start.
   */
  private static Path preBoot(boolean otherNodes) throws IOException {
    var idle = duration("portal.http.idle", "PT30S");
    var bodyWithin = duration("portal.http.body-within", "PT10S");
    var listener =
        "configs.config.server-config.network-config.protocols.protocol.http-listener.http.";
    // in one command: each goes through the whole configuration and checks it
    return commandFile(
        String.join(
            " ",
            "set",
            listener + "xframe-options=false",
            listener + "server-header=false",
            listener + "xpowered-by=false",
            listener + "trace-enabled=false",
            listener + "timeout-seconds=" + idle.toSeconds(),
            WIRE + "read-timeout-millis=" + bodyWithin.toMillis(),
            DOOR + false,
            "configs.config.server-config.microprofile-metrics-configuration.enabled=false",
            "configs.config.server-config.hazelcast-config-specific-configuration.enabled="
                + otherNodes));
  }

  /** Whoever comes while the portal starts finds nobody, not a container that knows no portal. */
  private static Path postDeploy() throws IOException {
    return commandFile("set " + DOOR + true);
  }

  private static Path commandFile(String... commands) throws IOException {
    var file = Files.createTempFile("partner-portal", ".asadmin");
    Files.writeString(file, String.join("\n", commands) + "\n", StandardCharsets.US_ASCII);
    file.toFile().deleteOnExit();
    return file;
  }

  /**
   * The container answers "ready" for a portal that failed to deploy, so our own answers are asked
   * for.
   */
  private static void awaitReady(String port) throws InterruptedException {
    var deadline = in(START_SECONDS);
    var door = in(DOOR_SECONDS);
    while (System.nanoTime() < deadline) {
      if (MainChecks.refused() != null) {
        System.err.println("partner-portal: " + MainChecks.refused());
        System.exit(CONFIGURATION);
      }
      var keys = answer(port, "/api/v1/jwks").status();
      // the container has finished by now: a door that stays shut has nothing behind it
      if (keys == NOT_FOUND || keys == SHUT && System.nanoTime() > door) break;
      var ready = answer(port, "/health/ready");
      if (ready.status() == OK && ready.body().contains("\"portal\"")) {
        System.out.println("partner-portal: ready on port " + port);
        return;
      }
      Thread.sleep(200);
    }
    System.err.println("partner-portal: did not become ready; the log above says why.");
    System.exit(1);
  }

  private static long in(long seconds) {
    return System.nanoTime() + seconds * 1_000_000_000L;
  }

  private record Answer(int status, String body) {}

  private static Answer answer(String port, String path) {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(5_000);
      var status = connection.getResponseCode();
      if (status >= 400) return new Answer(status, "");
      try (var body = connection.getInputStream()) {
        return new Answer(status, new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (ConnectException e) {
      return new Answer(SHUT, "");
    } catch (IOException e) {
      return new Answer(SLOW, "");
    }
  }
}
