package partnerportal.operations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import partnerportal.platform.Sealing;

/**
 * Seals stored values anew, as the owner of the tables: over all organisations, and where the role
 * the portal works as may only add.
 *
 * @param database as the owner, without auto-commit
 */
record ResealStore(Connection database, Sealing sealing) {

  private static final int AT_A_TIME = 200;

  /** Before the first row of a table. */
  static final String START = "(0,0)";

  private record Row(String at, UUID owner, String bound, byte[] sealed) {}

  /**
   * What one batch came to.
   *
   * @param reached where the next begins
   */
  record Batch(int rows, String reached) {}

  /**
   * Seals the next values of a place with the newest key. Rows somebody else is changing are passed
   * over: they are found the next time round.
   *
   * @param behind the row after which to look
   */
  Batch next(SealedPlace place, int key, String behind) throws SQLException {
    var rows = new ArrayList<Row>();
    var sql =
        "select ctid::text, %s, %s, %s from %s where ctid > ?::tid and %s limit %d for update skip locked"
            .formatted(
                place.owner(),
                place.bound(),
                place.column(),
                place.table(),
                place.carriesOther(key),
                AT_A_TIME);
    try (var statement = database.prepareStatement(sql)) {
      statement.setString(1, behind);
      var found = statement.executeQuery();
      while (found.next())
        rows.add(
            new Row(
                found.getString(1),
                found.getObject(2, UUID.class),
                found.getString(3),
                found.getBytes(4)));
    }
    try (var update = database.prepareStatement(update(place))) {
      for (var row : rows) seal(place, row, update);
      update.executeBatch();
    }
    database.commit();
    return new Batch(rows.size(), rows.isEmpty() ? behind : rows.get(rows.size() - 1).at);
  }

  private static String update(SealedPlace place) {
    var index = place.indexed().map(beside -> ", " + beside.column() + " = ?").orElse("");
    return "update "
        + place.table()
        + " set "
        + place.column()
        + " = ?"
        + index
        + " where ctid = ?::tid";
  }

  private void seal(SealedPlace place, Row row, PreparedStatement update) throws SQLException {
    var plain = sealing.open(row.owner, row.bound, row.sealed);
    var i = 1;
    update.setBytes(i++, sealing.seal(row.owner, row.bound, plain));
    if (place.index() != null) {
      var index = place.index();
      var value = index.form().apply(plain);
      var fresh = sealing.index(row.owner, index.kind(), value);
      update.setBytes(i++, fresh);
      if (index.follower() != null) follow(index, row.owner, value, fresh);
    }
    update.setString(i, row.at);
    update.addBatch();
  }

  /** Who only has the index finds the row by it, so it changes with it. */
  private void follow(SealedPlace.Index index, UUID owner, String value, byte[] fresh)
      throws SQLException {
    var name = index.follower().split("\\.");
    var sql =
        "update %1$s set %2$s = ? where %2$s = ? and not exists (select 1 from %1$s o where o.%2$s = ?)"
            .formatted(name[0], name[1]);
    try (var statement = database.prepareStatement(sql)) {
      for (var former : sealing.indexes(owner, index.kind(), value)) {
        if (Arrays.equals(former, fresh)) continue;
        statement.setBytes(1, fresh);
        statement.setBytes(2, former);
        statement.setBytes(3, fresh);
        statement.executeUpdate();
      }
    }
  }

  /** How many rows of a place carry that key. */
  long carrying(SealedPlace place, int key) throws SQLException {
    var sql = "select count(*) from " + place.table() + " where " + place.carries(key);
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
