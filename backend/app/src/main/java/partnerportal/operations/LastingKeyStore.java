package partnerportal.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keys that outlive the master key they were derived from.
 *
 * @param database as the owner of the tables
 */
record LastingKeyStore(Connection database) {

  /** Envelopes by purpose and owner, with a slash between. */
  Map<String, byte[]> kept() throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("select owner, purpose, sealed from lasting_key")) {
      var kept = new HashMap<String, byte[]>();
      while (rows.next())
        kept.put(
            rows.getString("purpose") + "/" + rows.getString("owner"), rows.getBytes("sealed"));
      return kept;
    }
  }

  /** All that may have such keys beside the installation. */
  List<UUID> organizations() throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("select id from organization")) {
      var all = new ArrayList<UUID>();
      while (rows.next()) all.add(rows.getObject("id", UUID.class));
      return all;
    }
  }

  void keep(UUID owner, String purpose, byte[] sealed) throws SQLException {
    var sql = "insert into lasting_key (owner, purpose, sealed) values (?, ?, ?)";
    try (var statement = database.prepareStatement(sql)) {
      statement.setObject(1, owner);
      statement.setString(2, purpose);
      statement.setBytes(3, sealed);
      statement.executeUpdate();
    }
  }
}
