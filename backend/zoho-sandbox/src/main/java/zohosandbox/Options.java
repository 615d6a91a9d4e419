package zohosandbox;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import zohosandbox.accounts.Client;
import zohosandbox.control.Edition;

/**
 * How a sandbox is started. Every setting is a flag ({@code --widget-port 9081}) and a variable of
 * the environment ({@code SANDBOX_WIDGET_PORT=9081}); the flag wins. Secrets come from the
 * environment only, because everybody on a machine can read the command lines.
 */
public final class Options {

  private static final Map<String, String> FLAGS = new LinkedHashMap<>();
  private static final Set<String> SECRETS =
      Set.of("client-secret", "refresh-token", "refresh-token-narrow");

  static {
    FLAGS.put("host", "127.0.0.1");
    FLAGS.put("port", "9080");
    FLAGS.put("widget-port", "9081");
    FLAGS.put("zgid", "700000001");
    FLAGS.put("data", "FILE");
    FLAGS.put("seed", "FILE");
    FLAGS.put("seed-leads", "0");
    FLAGS.put("seed-partners", "0");
    FLAGS.put("extension", "FILE");
    FLAGS.put("exchanges", "FILE");
    FLAGS.put("client-id", "1000.SANDBOXCLIENT");
    FLAGS.put("redirect-uris", "URL,URL");
    FLAGS.put("edition", "enterprise");
    FLAGS.put("credits", "NUMBER");
    FLAGS.put("time-zone", "ZONE");
    FLAGS.put("blueprint", "MODULES");
    FLAGS.put("search-lag", "PT3S");
  }

  private final Map<String, String> given;
  private final Map<String, String> variables;

  private Options(Map<String, String> given, Map<String, String> variables) {
    this.given = given;
    this.variables = variables;
  }

  /**
   * Reads the command line and the environment.
   *
   * @throws IllegalArgumentException in words for the person who typed it
   */
  public static Options read(String[] arguments, Map<String, String> environment) {
    Map<String, String> given = new HashMap<>();
    FLAGS.keySet().forEach(name -> fromEnvironment(name, environment, given));
    SECRETS.forEach(name -> fromEnvironment(name, environment, given));
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw new IllegalArgumentException("what is “%s”? %s".formatted(arguments[i], usage()));
      }
      String name = arguments[i].substring(2);
      if (name.equals("variable")) {
        addVariable(variables, arguments[i + 1]);
      } else if (FLAGS.containsKey(name)) {
        given.put(name, arguments[i + 1]);
      } else {
        throw new IllegalArgumentException("there is no option --%s; %s".formatted(name, usage()));
      }
    }
    Options options = new Options(Map.copyOf(given), Map.copyOf(variables));
    options.check();
    return options;
  }

  private static void fromEnvironment(
      String name, Map<String, String> environment, Map<String, String> given) {
    String key = "SANDBOX_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    Optional.ofNullable(environment.get(key))
        .filter(value -> !value.isBlank())
        .ifPresent(value -> given.put(name, value.strip()));
  }

  /** Reads every value once, so that a wrong one is known before anything starts. */
  private void check() {
    port();
    widgetPort();
    seedLeads();
    seedPartners();
    edition();
    credits();
    integrationZone();
    blueprints();
    searchLag();
  }

  private static String usage() {
    StringBuilder usage = new StringBuilder("usage: java -jar zoho-sandbox.jar");
    FLAGS.forEach((name, example) -> usage.append(" [--%s %s]".formatted(name, example)));
    return usage.append(" [--variable NAME=VALUE]…").toString();
  }

  /** The address both servers listen on. */
  public String host() {
    return text("host").orElse("127.0.0.1");
  }

  /** The modules with a process: {@code partners}, or none. */
  public Set<String> blueprints() {
    Set<String> modules =
        text("blueprint")
            .map(words -> Set.of(words.toLowerCase(Locale.ROOT).split(",")))
            .orElse(Set.of());
    if (!Set.of("partners").containsAll(modules)) {
      throw new IllegalArgumentException("--blueprint knows a process of partners only");
    }
    return modules;
  }

  /** How long search does not know of a change. */
  public Duration searchLag() {
    return Duration.parse(text("search-lag").orElse("PT3S"));
  }

  /** The port of Zoho Accounts, the CRM and its screen; 0 takes a free one. */
  public int port() {
    return port("port", 9080);
  }

  /** The port of the packed extension; 0 takes a free one. */
  public int widgetPort() {
    return port("widget-port", 9081);
  }

  /** The organisation's number. */
  public String zgid() {
    return text("zgid").orElse("700000001");
  }

  /** Where everything is kept; absent: nowhere. */
  public Optional<Path> data() {
    return text("data").map(Path::of);
  }

  /** What an empty sandbox begins with; absent: the packed seed. */
  public Optional<Path> seed() {
    return text("seed").map(Path::of);
  }

  /** How many leads are made up on top of the seed of an empty sandbox. */
  public int seedLeads() {
    return (int) number("seed-leads").orElse(0);
  }

  /** How many partners are made up on top of the seed of an empty sandbox. */
  public int seedPartners() {
    return (int) number("seed-partners").orElse(0);
  }

  /** The packed extension; absent: the one inside the program. */
  public Optional<Path> extension() {
    return text("extension").map(Path::of);
  }

  /** Where every call and answer is written down; absent: nowhere. */
  public Optional<Path> exchanges() {
    return text("exchanges").map(Path::of);
  }

  /** Organisation variables. */
  public Map<String, String> variables() {
    return variables;
  }

  /** The OAuth client and the consents it already has. */
  public Client client() {
    return new Client(
        text("client-id").orElse("1000.SANDBOXCLIENT"),
        text("client-secret").orElse("sandbox-secret"),
        text("refresh-token").orElse("1000.sandbox.refresh"),
        text("refresh-token-narrow"),
        text("redirect-uris")
            .map(list -> Arrays.stream(list.split(",")).map(String::strip).toList())
            .orElse(List.of()));
  }

  /** What the organisation pays for. */
  public Edition edition() {
    return Edition.of(text("edition").orElse("enterprise"));
  }

  /** How many credits a rolling day has; absent: what the edition gives. */
  public OptionalLong credits() {
    return number("credits");
  }

  /** The time zone of the integration user; absent: the seed's. */
  public Optional<ZoneId> integrationZone() {
    try {
      return text("time-zone").map(ZoneId::of);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(given.get(name));
  }

  private OptionalLong number(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!text.get().matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("“%s” is no number for %s".formatted(text.get(), name));
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }

  private int port(String name, int usual) {
    long port = number(name).orElse(usual);
    if (port > 65_535) {
      throw new IllegalArgumentException("“%d” is no port".formatted(port));
    }
    return (int) port;
  }

  private static void addVariable(Map<String, String> variables, String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("--variable wants NAME=VALUE, not “%s”".formatted(text));
    }
    variables.put(text.substring(0, equals), text.substring(equals + 1));
  }
}
