package partnerportal.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import partnerportal.platform.Sha256;

/**
 * A row of the trail as the chain sees it.
 *
 * @param facts everything but the id, as text in the order of the columns; null where absent
 */
record AuditRow(UUID id, List<String> facts) {

  /** What a query has to ask for, of the table under the name {@code a}. */
  static final String COLUMNS =
      "a.id, a.organization::text, a.at, a.actor_side, a.actor::text, a.action, a.object_type,"
          + " a.object, a.detail::text, a.trace";

  private static final int AT = 1;
  private static final int ACTION = 4;
  private static final int ABSENT = -1;

  /** Reads {@link #COLUMNS} from a column on; null where the outer join found no row. */
  static AuditRow read(ResultSet columns, int first) throws SQLException {
    var id = columns.getObject(first, UUID.class);
    if (id == null) return null;
    var facts = new ArrayList<String>();
    for (var i = 1; i <= 9; i++) {
      facts.add(
          i - 1 == AT
              ? columns.getTimestamp(first + i).toInstant().toString()
              : columns.getString(first + i));
    }
    return new AuditRow(id, facts);
  }

  /** When it says it was written. */
  Instant at() {
    return Instant.parse(facts.get(AT));
  }

  /** The same under another id. */
  AuditRow as(UUID other) {
    return new AuditRow(other, facts);
  }

  /** How people can find it. */
  @Override
  public String toString() {
    return "row " + id + " (" + facts.get(ACTION) + ", " + facts.get(AT) + ")";
  }

  /** The hash of the link that holds this row in that place, behind the link before. */
  byte[] linked(long n, byte[] before) {
    try {
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      out.write(before);
      out.writeLong(n);
      out.writeLong(id.getMostSignificantBits());
      out.writeLong(id.getLeastSignificantBits());
      for (var fact : facts) {
        // with its length before it, so that no two rows look alike
        var text = fact == null ? null : fact.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? ABSENT : text.length);
        if (text != null) out.write(text);
      }
      return Sha256.of(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
