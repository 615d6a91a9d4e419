package partnerportal.rows;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A row in every table for each of two organisations with three partners, whatever the tables are:
 * the catalogue tells. All ids of a place are the same one, and all its texts, so that whatever is
 * asked for there is found.
 */
final class Filled {

  /** One partner of one organisation. */
  record Place(int organization, int partner) {

    UUID organizationId() {
      return new UUID(0x0198_c0de_0000_7000L, 0x8000_0000_0000_0000L + organization);
    }

    UUID id() {
      return new UUID(0x0198_c0de_0000_7000L, 0x8000_0000_0000_0000L + 16 * organization + partner);
    }

    String text() {
      return "canary-" + organization + "-" + partner;
    }
  }

  static final List<Place> PLACES =
      List.of(
          new Place(1, 1),
          new Place(1, 2),
          new Place(1, 3),
          new Place(2, 1),
          new Place(2, 2),
          new Place(2, 3));

  /** A column of a table; {@code made} by the database itself. */
  record Column(String table, String name, String type, boolean made) {}

  private Filled() {}

  /** All columns of all tables of ours. */
  static List<Column> columns(Connection database) throws SQLException {
    try (var rows =
        database
            .createStatement()
            .executeQuery(
                "select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type,"
                    + " a.attgenerated <> '' or a.attidentity <> '' as made"
                    + " from pg_class c join pg_attribute a on a.attrelid = c.oid"
                    + " where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')"
                    + " and a.attnum > 0 and not a.attisdropped and c.relname <> 'flyway_schema_history'"
                    + " order by 1, a.attnum")) {
      var all = new ArrayList<Column>();
      while (rows.next())
        all.add(
            new Column(
                rows.getString(1), rows.getString(2), rows.getString(3), rows.getBoolean(4)));
      return all;
    }
  }

  /** Fills them; references between tables are dropped, because they are not what is tested. */
  static void fill(Connection past) throws SQLException {
    Tables.withoutReferences(past);
    var tables = columns(past).stream().collect(Collectors.groupingBy(Column::table));
    for (var place : PLACES)
      for (var table : tables.entrySet()) insert(past, table.getKey(), table.getValue(), place);
  }

  /** Where a table has one row per organisation, the first partner's is there. */
  private static void insert(Connection past, String table, List<Column> columns, Place place)
      throws SQLException {
    var given = columns.stream().filter(column -> !column.made()).toList();
    var names = given.stream().map(Column::name).collect(Collectors.joining(", "));
    var values =
        given.stream().map(column -> value(column, place)).collect(Collectors.joining(", "));
    Tables.update(
        past,
        "insert into " + table + " (" + names + ") values (" + values + ") on conflict do nothing");
  }

  private static String value(Column column, Place place) {
    var organization =
        column.name().equals("organization")
            || column.table().equals("organization") && column.name().equals("id");
    return switch (column.type()) {
      case "uuid" -> "'" + (organization ? place.organizationId() : place.id()) + "'";
      case "text" -> "'" + place.text() + "'";
      case "text[]" -> "array['" + place.text() + "']";
      case "bytea" -> "'\\x" + hex(place.text()) + "'";
      case "jsonb" -> "'{\"" + place.text() + "\": 1}'";
      case "timestamp with time zone" -> "'2030-01-01T12:00:00Z'";
      case "timestamp with time zone[]" -> "array['2030-01-01T12:00:00Z'::timestamptz]";
      case "date" -> "'2030-01-01'";
      case "boolean" -> "true";
      case "smallint", "integer", "bigint", "numeric" ->
          "" + (10 * place.organization() + place.partner());
      default -> throw new IllegalStateException("What goes into " + column + "?");
    };
  }

  private static String hex(String text) {
    var hex = new StringBuilder();
    for (var one : text.getBytes(StandardCharsets.UTF_8)) hex.append(String.format("%02x", one));
    return hex.toString();
  }
}
