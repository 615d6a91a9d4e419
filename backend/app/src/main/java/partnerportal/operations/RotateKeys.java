package partnerportal.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import partnerportal.lead.MirroredField;
import partnerportal.platform.CommandSettings;
import partnerportal.platform.MasterKeys;
import partnerportal.platform.Sealing;
import partnerportal.platform.Settings;

/**
 * {@code java -jar partner-portal.jar rotate-keys}: adds a master key to the keys file, {@code
 * status} says how far sealing with it has come, {@code drop N} takes an old one away when nothing
 * needs it. The portal goes on running all the while.
 */
public final class RotateKeys {

  private static final int USAGE = 64;

  private final CommandSettings settings;
  private final Path file;
  private final MasterKeys keys;

  private RotateKeys(CommandSettings settings) {
    this.settings = settings;
    file = Path.of(settings.text(Settings.Key.KEYS_FILE));
    keys = MasterKeys.in(file);
  }

  /**
   * Does what the arguments say.
   *
   * @param found settings by name
   * @return 0 when it is done, 1 when it is refused
   */
  public static int run(Function<String, Optional<String>> found, String... arguments)
      throws SQLException, IOException {
    var command = new RotateKeys(new CommandSettings(found));
    if (arguments.length == 0) return command.add();
    if (arguments[0].equals("status")) return command.status();
    if (arguments[0].equals("drop") && arguments.length > 1)
      return command.drop(
          Integer.parseInt(arguments[1]), List.of(arguments).contains("--end-links"));
    say("rotate-keys [status | drop NUMBER [--end-links]]");
    return USAGE;
  }

  private int add() throws IOException {
    var from = Instant.now().plus(duration(Settings.Key.KEYS_AHEAD));
    var more = keys.withAnother(from);
    more.writeTo(file);
    say(
        "master key "
            + more.numbers().get(more.numbers().size() - 1)
            + " is added to "
            + file
            + " and seals from "
            + from
            + " on. Keep a copy of the file; nodes that do not share it need it by then.");
    return 0;
  }

  private int status() throws SQLException {
    try (var database = connection()) {
      for (var key : keys.numbers()) {
        var carrying = carrying(database, key);
        say(
            "master key "
                + key
                + (key == keys.newest(Instant.now()) ? ", which seals now: " : ": ")
                + carrying.values().stream().mapToLong(n -> n).sum()
                + " values "
                + carrying);
      }
    }
    return 0;
  }

  private int drop(int key, boolean endLinks) throws SQLException, IOException {
    var newest = keys.newest(Instant.now());
    if (keys.key(key) == null || key == newest)
      return refused("there is no master key " + key + " that could be dropped.");
    if (key > newest)
      return refused(
          "master key "
              + key
              + " does not seal yet. Nodes that know it will, so it can be dropped only after"
              + " another took its place.");
    var until = linksGoodUntil(key);
    if (!endLinks && until.isAfter(Instant.now()))
      return refused(
          "links mailed under master key "
              + key
              + " are good until "
              + until
              + ". Wait, or end them with --end-links.");
    try (var database = connection()) {
      var carrying = carrying(database, key);
      if (!carrying.isEmpty())
        return refused(
            "master key " + key + " still opens " + carrying + ". Wait until it does not.");
      keepLasting(database);
      database.commit();
    }
    keys.without(key).writeTo(file);
    say("master key " + key + " is dropped from " + file + ". Backups of before still need it.");
    return 0;
  }

  private Map<String, Long> carrying(Connection database, int key) throws SQLException {
    var store = new ResealStore(database, null);
    var counts = new TreeMap<String, Long>();
    for (var place : SealedPlace.ALL) {
      var count = store.carrying(place, key);
      if (count > 0) counts.put(place.toString(), count);
    }
    return counts;
  }

  /** What a link was made with is not known; it was mailed before the next key took over. */
  private Instant linksGoodUntil(int key) {
    var longest =
        Stream.of(
                Settings.Key.INVITATION_LIFE,
                Settings.Key.EMAIL_CHANGE_LIFE,
                Settings.Key.PASSWORD_RESET_LIFE,
                Settings.Key.SIGN_IN_CODE_LIFE,
                Settings.Key.FORM_TOKEN_LIFE)
            .map(this::duration)
            .max(Duration::compareTo)
            .orElseThrow();
    return keys.all().stream()
        .filter(one -> one.number() > key)
        .map(MasterKeys.One::from)
        .min(Instant::compareTo)
        .orElseThrow()
        .plus(longest);
  }

  /** Keyed hashes whose source is kept nowhere keep their keys. */
  private void keepLasting(Connection database) throws SQLException {
    var store = new LastingKeyStore(database);
    var kept = store.kept();
    var sealing =
        Sealing.with(
            keys, (owner, purpose) -> Optional.ofNullable(kept.get(purpose + "/" + owner)));
    for (var purpose : OF_INSTALLATION) keep(store, sealing, Sealing.INSTALLATION, purpose);
    for (var organization : store.organizations())
      for (var purpose : ofOrganization()) keep(store, sealing, organization, purpose);
  }

  private static void keep(LastingKeyStore store, Sealing sealing, UUID owner, String purpose)
      throws SQLException {
    var sealed = sealing.outliving(owner, purpose);
    if (sealed.isPresent()) store.keep(owner, purpose, sealed.get());
  }

  /** What is hashed of the installation and lasts. */
  static final List<String> OF_INSTALLATION =
      List.of(
          "fingerprint/recovery-code",
          "proof/bootstrap",
          "proof/set-up",
          "index/throttle-account",
          "index/throttle-address",
          "index/throttle-mail-account",
          "index/throttle-mail-address");

  /** What is hashed of an organisation and lasts. */
  static List<String> ofOrganization() {
    return Stream.concat(
            Stream.of("index/email", "index/phone"),
            Stream.of(MirroredField.values()).map(field -> "fingerprint/cell/" + field.name()))
        .toList();
  }

  private Connection connection() throws SQLException {
    var database =
        DriverManager.getConnection(
            settings.text(Settings.Key.DATABASE_URL),
            settings.text(Settings.Key.DATABASE_OWNER_USER),
            settings.text(Settings.Key.DATABASE_OWNER_PASSWORD));
    database.setAutoCommit(false);
    return database;
  }

  private Duration duration(Settings.Key key) {
    return Duration.parse(settings.text(key));
  }

  private static int refused(String why) {
    say(why);
    return 1;
  }

  private static void say(String what) {
    System.out.println("rotate-keys: " + what);
  }
}
