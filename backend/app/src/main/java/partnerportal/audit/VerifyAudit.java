package partnerportal.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import partnerportal.platform.CommandSettings;
import partnerportal.platform.MasterKeys;
import partnerportal.platform.Settings;

/**
 * {@code java -jar partner-portal.jar verify-audit}: reads trail, chain and heads file and names
 * what is not as it was written. It needs the settings and the keys of the portal, not the portal.
 */
public final class VerifyAudit {

  private static final int AT_ONCE = 5_000;
  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(5);

  private static final String LINKS =
      "select l.n, l.audit::text, l.hash, "
          + AuditRow.COLUMNS
          + " from audit_link l left join audit a on a.id = l.audit order by l.n";

  /** What waits to be linked is young; what neither waits nor is linked came past the portal. */
  private static final String STRAY =
      "select "
          + AuditRow.COLUMNS
          + " from audit a where not exists (select 1 from audit_link l where l.audit = a.id)"
          + " and not exists (select 1 from audit_unlinked u where u.audit = a.id) order by a.id";

  private final Connection database;
  private final ChainCheck check;
  private long said = System.nanoTime();

  private VerifyAudit(Connection database, ChainCheck check) {
    this.database = database;
    this.check = check;
  }

  /**
   * Takes no arguments.
   *
   * @param found settings by name
   * @return 0 when all is as it was written, 1 when something is not
   * @throws SQLException when the database cannot be read
   */
  public static int run(Function<String, Optional<String>> found, String... arguments)
      throws SQLException {
    var settings = new CommandSettings(found);
    var path =
        HeadsFile.beside(
            settings.text(Settings.Key.KEYS_FILE),
            settings.optional(Settings.Key.AUDIT_HEADS_FILE));
    var keys = MasterKeys.in(Path.of(settings.text(Settings.Key.KEYS_FILE)));
    try (var database =
            DriverManager.getConnection(
                settings.text(Settings.Key.DATABASE_URL),
                settings.text(Settings.Key.DATABASE_USER),
                settings.text(Settings.Key.DATABASE_PASSWORD));
        var heads = path.lines()) {
      // one picture of it all, however long it takes and whatever is written meanwhile
      database.setAutoCommit(false);
      database.setReadOnly(true);
      database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      var check =
          new ChainCheck(
              heads.iterator(), keys::key, fault -> System.out.println("audit: " + fault + "."));
      return new VerifyAudit(database, check).follow(path.path());
    }
  }

  private int follow(Path heads) throws SQLException {
    var links = number("select count(*) from audit_link");
    try (var statement = database.createStatement()) {
      statement.setFetchSize(AT_ONCE);
      var rows = statement.executeQuery(LINKS);
      while (rows.next()) {
        check.next(
            new ChainCheck.Link(
                rows.getLong(1), rows.getString(2), rows.getBytes(3), AuditRow.read(rows, 4)));
        progress(links);
      }
    }
    check.end();
    strays();
    return conclude(heads);
  }

  private void strays() throws SQLException {
    try (var statement = database.createStatement()) {
      statement.setFetchSize(AT_ONCE);
      var rows = statement.executeQuery(STRAY);
      while (rows.next())
        check.fault(
            AuditRow.read(rows, 1)
                + " is not in the chain: it was inserted past the portal,"
                + " or cut out of the chain");
    }
  }

  private int conclude(Path heads) throws SQLException {
    var last = check.vouching();
    if (last == null && check.links() > 0)
      check.fault("no head of " + heads + " vouches for the end of the trail");
    var waiting = number("select count(*) from audit_unlinked");
    var vouched = last == null ? 0 : last.n();
    System.out.println(
        "audit: "
            + (check.found() == 0 ? "all as it was written. " : check.found() + " faults. ")
            + (last == null
                ? "No row is vouched for"
                : vouched + " rows are vouched for until " + last.at())
            + "; "
            + (check.links() - vouched)
            + " are linked since, "
            + waiting
            + " wait to be.");
    return check.found() == 0 ? 0 : 1;
  }

  private long number(String sql) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void progress(long links) {
    if (System.nanoTime() - said < BETWEEN_WORDS.toNanos()) return;
    said = System.nanoTime();
    System.err.println("audit: " + check.links() + " of " + links + " rows checked");
  }
}
