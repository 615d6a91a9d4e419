package partnerportal.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import partnerportal.systems.PostgresSystem;
import partnerportal.systems.Repository;

/** The portal's tables in a database of their own, as its migrations make them. */
final class Tables implements AutoCloseable {

  /** Who works on them. */
  record Scope(String organization, String partner) {

    /** Nobody has said for whom. */
    static final Scope NOBODY = new Scope("", "");

    /** An organisation, and all of its partners. */
    static Scope of(Object organization) {
      return new Scope(organization.toString(), "*");
    }

    /** One partner of it. */
    static Scope of(Object organization, Object partner) {
      return new Scope(organization.toString(), partner.toString());
    }
  }

  private final PostgresSystem postgres;

  /**
   * Starts a database and migrates it.
   *
   * @param name of the folder it lives in
   */
  Tables(String name) {
    PostgresSystem.stopLeftover(Repository.here().scratch(name).resolve("pg"));
    postgres = PostgresSystem.startOfMany(Repository.here().emptied(name).resolve("pg"));
    try (var owner = as(PostgresSystem.OWNER)) {
      update(owner, "create table flyway_schema_history (version text)");
      for (var migration : migrations()) update(owner, migration);
    } catch (SQLException e) {
      throw new IllegalStateException("the migrations do not run", e);
    }
  }

  private static List<String> migrations() {
    var folder = Repository.here().root().resolve("backend/app/src/main/resources/db/migration");
    try (var files = Files.list(folder)) {
      var all = new ArrayList<String>();
      for (var file : files.sorted(Comparator.comparing(Tables::version)).toList())
        all.add(Files.readString(file).replace("${app}", PostgresSystem.APP));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code V10_2__name.sql} is 10.2. */
  private static double version(Path file) {
    var name = file.getFileName().toString();
    return Double.parseDouble(name.substring(1, name.indexOf("__")).replace('_', '.'));
  }

  /** Signed in as a role of {@link PostgresSystem}. */
  Connection as(String role) throws SQLException {
    return DriverManager.getConnection(postgres.url(), role, postgres.password(role));
  }

  /** Signed in as one whom row-level security does not bind. */
  Connection past() throws SQLException {
    return DriverManager.getConnection(postgres.url(), "postgres", "");
  }

  /** A transaction of the portal's role, which is rolled back when it is closed. */
  Connection portal(Scope scope) throws SQLException {
    var connection = as(PostgresSystem.APP);
    connection.setAutoCommit(false);
    tell(connection, scope);
    return connection;
  }

  /** Says for whom a transaction works, as the portal does. */
  static void tell(Connection connection, Scope scope) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select set_config('app.organization', ?, true), set_config('app.partner', ?, true)")) {
      statement.setString(1, scope.organization());
      statement.setString(2, scope.partner());
      statement.execute();
    }
  }

  /** Drops what ties tables together, so that a test needs to fill only those it is about. */
  static void withoutReferences(Connection past) throws SQLException {
    for (var reference :
        ask(
            past,
            "select format('alter table %s drop constraint %I', conrelid::regclass, conname)"
                + " from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace"))
      update(past, reference);
  }

  /** The first column of every row. */
  static List<String> ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var answers = new ArrayList<String>();
      while (rows.next()) answers.add(rows.getString(1));
      return answers;
    }
  }

  /** Runs a statement, or several, and says how many rows the first touched. */
  static int update(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
      return statement.getUpdateCount();
    }
  }

  @Override
  public void close() {
    postgres.close();
  }
}
