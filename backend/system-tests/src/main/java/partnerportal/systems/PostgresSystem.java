package partnerportal.systems;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real PostgreSQL with its data in a folder of ours. It keeps what it acknowledged: nothing here
 * trades safety for speed.
 */
public final class PostgresSystem implements AutoCloseable {

  /** Signs in as the role that owns the tables. */
  public static final String OWNER = "portal_owner";

  /** Signs in as the role the portal works with. */
  public static final String APP = "portal_app";

  /** Kept, because a logger nobody holds forgets its level. */
  private static final Logger QUIET = Logger.getLogger("io.zonky");

  static {
    QUIET.setLevel(Level.WARNING);
  }

  private static final int TO_ANSWER_SECONDS = 5;

  private final Path data;
  private final int port;
  private final CompletableFuture<EmbeddedPostgres> server;

  /** Kept for the next question: a new connection is a new process of the server's. */
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  private PostgresSystem(Path data, int port, CompletableFuture<EmbeddedPostgres> server) {
    this.data = data;
    this.port = port;
    this.server = server;
  }

  /**
   * Starts one of many servers, each on new data: a copy costs a fifth of making them.
   *
   * @param data the folder of the data, absent
   */
  public static PostgresSystem startOfMany(Path data) {
    PostgresPattern.copyTo(data);
    return start(data);
  }

  /**
   * Starts the server, after stopping one that an earlier run left on the same data, and makes
   * roles and database if absent.
   *
   * @param data the folder of the data, made when absent
   */
  public static PostgresSystem start(Path data) {
    var port = Ports.free();
    return new PostgresSystem(data, port, CompletableFuture.completedFuture(started(data, port)));
  }

  /**
   * The same without waiting for it: its address can be told at once to whoever needs it later.
   * Whoever asks it something here waits.
   */
  public static PostgresSystem begin(Path data) {
    var port = Ports.free();
    return new PostgresSystem(data, port, CompletableFuture.supplyAsync(() -> started(data, port)));
  }

  /**
   * Waits until it answers and has its roles and its database.
   *
   * @throws IllegalStateException when it did not start
   */
  public void awaitReady() {
    try {
      server.join();
    } catch (CompletionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static EmbeddedPostgres started(Path data, int port) {
    stopLeftover(data);
    try {
      Files.createDirectories(data.getParent());
      var server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPort(port)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "100")
              .setLocaleConfig("locale", "C.UTF-8")
              .setPGStartupWait(Duration.ofSeconds(60))
              .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
              .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
              .start();
      prepare(server);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start on " + data, e);
    }
  }

  /** Where the portal's database is. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/portal";
  }

  /** The password of a role; it guards nothing but a server on the loopback address. */
  public String password(String role) {
    return passwordOf(role);
  }

  private static String passwordOf(String role) {
    return role + "-local";
  }

  private Connection connection() throws SQLException {
    return server.join().getDatabase("postgres", "portal").getConnection();
  }

  /**
   * Asks the database something as its superuser.
   *
   * @return the first column of every row, as text
   */
  public List<String> ask(String sql) {
    try {
      var connection = takeConnection();
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(sql)) {
        var answers = new ArrayList<String>();
        while (rows.next()) {
          answers.add(rows.getString(1));
        }
        idle.push(connection);
        return answers;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** One that is left over and still stands, or another. */
  private Connection takeConnection() throws SQLException {
    for (var one = idle.poll(); one != null; one = idle.poll()) {
      if (one.isValid(TO_ANSWER_SECONDS)) return one;
      one.close();
    }
    return connection();
  }

  /** Tells the database to do something, as its superuser; all of it or nothing. */
  public void tell(String... statements) {
    try (var connection = connection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (var sql : statements) statement.execute(sql);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(String.join("; ", statements), e);
    }
  }

  /**
   * Does something in a transaction that stays open meanwhile, as of somebody who got stuck in the
   * middle of it, and undoes it then.
   */
  public void stuckAfter(String sql, Runnable meanwhile) {
    try (var connection = connection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      meanwhile.run();
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Where its files lie. */
  public Path folder() {
    return data;
  }

  /** Has it write all it knows to its files. */
  public void checkpoint() {
    try (var connection = connection();
        var statement = connection.createStatement()) {
      statement.execute("checkpoint");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the server without a warning, as a power cut would, and starts it again as it was. */
  public void crash() {
    var process = leftover(data).orElseThrow();
    var command = new ArrayList<String>();
    // as root it runs in a user name space of its own, because it refuses to be root
    if ("root".equals(System.getProperty("user.name"))) command.addAll(List.of("unshare", "-U"));
    command.addAll(List.of(process.info().commandLine().orElseThrow().split(" ")));
    stop(process, "-QUIT");
    try {
      var output = ProcessBuilder.Redirect.appendTo(data.resolveSibling("pg.log").toFile());
      new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Patience.untilTrue("PostgreSQL after a crash", Duration.ofSeconds(60), this::answers);
  }

  private boolean answers() {
    try (var connection = connection()) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Whether the server process still runs. */
  public boolean alive() {
    return leftover(data).isPresent();
  }

  /** Stops the server and waits for it. */
  @Override
  public void close() {
    try {
      server.join().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CompletionException e) {
      // who waits for it is told why it did not start; what there is of it ends here
    }
    stopLeftover(data); // pg_ctl gives up after five seconds; the server may need longer
  }

  /**
   * Stops a server that still runs on that data.
   *
   * @return whether there was one
   */
  public static boolean stopLeftover(Path data) {
    var leftover = leftover(data);
    leftover.ifPresent(PostgresSystem::stopFast);
    return leftover.isPresent();
  }

  /**
   * PostgreSQL names its process in its data folder; the command line tells whether the number is
   * still its own.
   */
  private static Optional<ProcessHandle> leftover(Path data) {
    var file = data.resolve("postmaster.pid");
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      var lines = Files.readAllLines(file);
      var ours = data.toAbsolutePath().toString();
      return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
          .filter(process -> process.info().commandLine().orElse("").contains(ours));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty(); // gone or cut short meanwhile
    }
  }

  /**
   * SIGINT is PostgreSQL's fast shutdown; the SIGTERM that Java sends would wait for every client
   * to leave.
   */
  private static void stopFast(ProcessHandle process) {
    stop(process, "-INT");
  }

  private static void stop(ProcessHandle process, String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!PidFile.waitFor(process, Duration.ofSeconds(20))) {
      PidFile.end(process);
    }
  }

  private static void prepare(EmbeddedPostgres server) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      for (var role : List.of(OWNER, APP)) {
        if (!exists(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
          statement.execute("create role " + role + " login password '" + passwordOf(role) + "'");
        }
      }
      if (!exists(statement, "select 1 from pg_database where datname = 'portal'")) {
        statement.execute("create database portal owner " + OWNER);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The portal's database could not be prepared.", e);
    }
  }

  private static boolean exists(Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      return rows.next();
    }
  }
}
