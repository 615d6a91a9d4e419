package zohosandbox;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import zohosandbox.accounts.Client;

/**
 * How a sandbox is started.
 *
 * @param host the address both servers listen on
 * @param port of Zoho Accounts, the CRM and its screen; 0 takes a free one
 * @param widgetPort of the packed extension; 0 takes a free one
 * @param zgid the organisation's number
 * @param data where everything is kept; absent: nowhere
 * @param seed what an empty sandbox begins with; absent: the packed seed
 * @param extension the packed extension; absent: the one inside the program
 * @param variables organisation variables
 * @param client the OAuth client and its refresh token
 * @param integrationZone the time zone of the integration user; absent: the seed's
 * @param edition Zoho's word for the edition
 */
public record Options(
    String host,
    int port,
    int widgetPort,
    String zgid,
    Optional<Path> data,
    Optional<Path> seed,
    Optional<Path> extension,
    Map<String, String> variables,
    Client client,
    Optional<ZoneId> integrationZone,
    String edition) {

  /** The sentence that explains the command line. */
  public static final String USAGE =
      "usage: java -jar zoho-sandbox.jar [--host 127.0.0.1] [--port 9080] [--widget-port 9081]"
          + " [--zgid 700000001] [--data FILE] [--seed FILE] [--extension FILE]"
          + " [--variable NAME=VALUE]…";

  /**
   * Reads the command line and the environment.
   *
   * @throws IllegalArgumentException in words for the person who typed it
   */
  public static Options read(String[] arguments, Map<String, String> environment) {
    Map<String, String> given = new HashMap<>();
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw new IllegalArgumentException("what is “%s”? %s".formatted(arguments[i], USAGE));
      }
      if (arguments[i].equals("--variable")) {
        addVariable(variables, arguments[i + 1]);
      } else {
        given.put(arguments[i].substring(2), arguments[i + 1]);
      }
    }
    Options options =
        new Options(
            take(given, "host").orElse("127.0.0.1"),
            port(take(given, "port").orElse("9080")),
            port(take(given, "widget-port").orElse("9081")),
            take(given, "zgid").orElse("700000001"),
            take(given, "data").map(Path::of),
            take(given, "seed").map(Path::of),
            take(given, "extension").map(Path::of),
            variables,
            new Client(
                environment.getOrDefault("SANDBOX_CLIENT_ID", "1000.SANDBOXCLIENT"),
                environment.getOrDefault("SANDBOX_CLIENT_SECRET", "sandbox-secret"),
                environment.getOrDefault("SANDBOX_REFRESH_TOKEN", "1000.sandbox.refresh")),
            Optional.ofNullable(environment.get("SANDBOX_TIME_ZONE")).map(ZoneId::of),
            environment.getOrDefault("SANDBOX_EDITION", "enterprise"));
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no option --%s; %s".formatted(given.keySet().iterator().next(), USAGE));
    }
    return options;
  }

  private static Optional<String> take(Map<String, String> given, String name) {
    return Optional.ofNullable(given.remove(name));
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("“%s” is no port".formatted(text));
    }
    return Integer.parseInt(text);
  }

  private static void addVariable(Map<String, String> variables, String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("--variable wants NAME=VALUE, not “%s”".formatted(text));
    }
    variables.put(text.substring(0, equals), text.substring(equals + 1));
  }
}
