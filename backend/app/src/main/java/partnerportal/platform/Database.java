package partnerportal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Hand-written SQL on the transaction's own connection, straight to records. Used by stores, inside
 * a transaction; what entities changed before is flushed first, so both see the same.
 */
@ApplicationScoped
public class Database {

  @PersistenceContext EntityManager entities;

  /** Makes one record of one row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(Row row) throws SQLException;
  }

  /** One row, with the types we use. */
  public record Row(ResultSet columns) {

    public UUID uuid(String name) throws SQLException {
      return columns.getObject(name, UUID.class);
    }

    public String text(String name) throws SQLException {
      return columns.getString(name);
    }

    public Instant instant(String name) throws SQLException {
      var value = columns.getTimestamp(name);
      return value == null ? null : value.toInstant();
    }

    public byte[] bytes(String name) throws SQLException {
      return columns.getBytes(name);
    }

    public long number(String name) throws SQLException {
      return columns.getLong(name);
    }

    /** A number with places after the point; null stays null. */
    public BigDecimal decimal(String name) throws SQLException {
      return columns.getBigDecimal(name);
    }

    /** A day without a zone; null stays null. */
    public LocalDate day(String name) throws SQLException {
      return columns.getObject(name, LocalDate.class);
    }

    public boolean flag(String name) throws SQLException {
      return columns.getBoolean(name);
    }

    /** An enum stored under its name; null stays null. */
    public <E extends Enum<E>> E constant(String name, Class<E> type) throws SQLException {
      var value = columns.getString(name);
      return value == null ? null : Enum.valueOf(type, value);
    }

    public List<String> texts(String name) throws SQLException {
      var array = columns.getArray(name);
      return array == null ? List.of() : List.of((String[]) array.getArray());
    }
  }

  /** All rows of a query. */
  public <T> List<T> list(String sql, RowReader<T> reader, Object... arguments) {
    entities.flush();
    try (var statement = prepared(sql, arguments);
        var rows = statement.executeQuery()) {
      var found = new ArrayList<T>();
      var row = new Row(rows);
      while (rows.next()) found.add(reader.read(row));
      return found;
    } catch (SQLException e) {
      throw new StoreFailed(e);
    }
  }

  /** The first row of a query, if any. */
  public <T> Optional<T> first(String sql, RowReader<T> reader, Object... arguments) {
    return list(sql, reader, arguments).stream().findFirst();
  }

  /** Runs an insert, update or delete and says how many rows it touched. */
  public int update(String sql, Object... arguments) {
    entities.flush();
    try (var statement = prepared(sql, arguments)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreFailed(e);
    }
  }

  /** Runs the same insert, update or delete with each of several arguments, in one go. */
  public void updateAll(String sql, List<Object[]> arguments) {
    if (arguments.isEmpty()) return;
    entities.flush();
    var connection = entities.unwrap(Connection.class);
    try (var statement = connection.prepareStatement(sql)) {
      for (var some : arguments) {
        bind(connection, statement, some);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new StoreFailed(e);
    }
  }

  private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
    var connection = entities.unwrap(Connection.class);
    var statement = connection.prepareStatement(sql);
    bind(connection, statement, arguments);
    return statement;
  }

  private static void bind(Connection connection, PreparedStatement statement, Object... arguments)
      throws SQLException {
    for (var i = 0; i < arguments.length; i++) {
      var value = arguments[i];
      if (value instanceof Instant instant) statement.setTimestamp(i + 1, Timestamp.from(instant));
      else if (value instanceof Enum<?> constant) statement.setString(i + 1, constant.name());
      else if (value instanceof byte[] bytes) statement.setBytes(i + 1, bytes);
      else if (value instanceof List<?> many && !many.isEmpty() && many.get(0) instanceof byte[])
        statement.setArray(i + 1, connection.createArrayOf("bytea", many.toArray(byte[][]::new)));
      else if (value instanceof List<?> texts)
        statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
      else statement.setObject(i + 1, value);
    }
  }

  /** A query failed; the cause is an {@link SQLException}. */
  public static final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailed(SQLException cause) {
      super(cause);
    }

    /** The SQL state, for callers that expect one; empty when there is none. */
    public String state() {
      var state = ((SQLException) getCause()).getSQLState();
      return state == null ? "" : state;
    }
  }
}
