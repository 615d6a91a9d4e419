package zohosandbox.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import zohosandbox.query.Query.Criterion;
import zohosandbox.query.Query.Order;
import zohosandbox.query.Query.Selected;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Reads COQL. As Zoho demands, there is always a {@code where}. */
final class Parser {

  private static final int MOST_COLUMNS = 50;
  private static final int MOST_ORDERS = 10;
  private static final int MOST_GROUPS = 4;
  private static final int MOST_AGGREGATES = 5;
  static final int USUAL_COUNT = 200;
  static final int MOST_COUNT = 2_000;
  private static final int MOST_OFFSET = 100_000;
  private static final Set<String> FUNCTIONS = Set.of("count", "sum", "min", "max", "avg");
  private static final Pattern ALIAS = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,49}");

  private final Tokens tokens;

  private Parser(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a query.
   *
   * @throws ZohoError when it is none
   */
  static Query parse(String text) {
    return new Parser(new Tokens(text)).query();
  }

  private Query query() {
    tokens.require("select", "select");
    List<Selected> columns = columns();
    tokens.require("from", "from");
    String module = tokens.word("from");
    tokens.require("where", "where");
    Criterion where = new WhereParser(tokens).expression();
    List<String> groups = groups();
    List<Order> order = order();
    int[] limit = limit();
    tokens.requireEnd();
    return new Query(columns, module, where, groups, order, limit[0], limit[1]);
  }

  private List<Selected> columns() {
    List<Selected> columns = new ArrayList<>();
    do {
      columns.add(selected());
    } while (tokens.skip(","));
    if (columns.size() > MOST_COLUMNS) {
      throw Tokens.limit("select", MOST_COLUMNS);
    }
    if (columns.stream().filter(c -> c.function().isPresent()).count() > MOST_AGGREGATES) {
      throw Tokens.limit("aggregate", MOST_AGGREGATES);
    }
    if (columns.stream().map(Selected::key).distinct().count() < columns.size()) {
      boolean aliases = columns.stream().anyMatch(c -> !c.key().equals(c.column()));
      throw ZohoError.badRequest(
          aliases ? "DUPLICATE_ALIAS" : "DUPLICATE_DATA",
          Jsons.object().add("clause", "select").build(),
          aliases ? "duplicate alias" : "duplicate data");
    }
    return columns;
  }

  private Selected selected() {
    String word = tokens.word("select");
    if (!tokens.peek().is("(")) {
      return new Selected(Optional.empty(), word, alias().orElse(word));
    }
    String function = word.toLowerCase(Locale.ROOT);
    if (!FUNCTIONS.contains(function)) {
      throw SyntaxError.near(word, tokens.peek().column());
    }
    tokens.next();
    String column = function.equals("count") && tokens.skip("*") ? "*" : tokens.word("select");
    tokens.require(")", "select");
    String written = "%s(%s)".formatted(word, column);
    return new Selected(Optional.of(function), column, alias().orElse(written));
  }

  private Optional<String> alias() {
    if (!tokens.skip("as")) {
      return Optional.empty();
    }
    Token token = tokens.next();
    String alias = token.text();
    if (token.kind() == Token.Kind.END) {
      throw SyntaxError.clause("select");
    }
    if (!ALIAS.matcher(alias).matches()) {
      throw ZohoError.badRequest(
          "INVALID_ALIAS", Jsons.object().add("alias", alias).build(), "invalid alias");
    }
    return Optional.of(alias);
  }

  private List<String> groups() {
    List<String> groups = new ArrayList<>();
    if (tokens.skip("group")) {
      tokens.require("by", "group by");
      do {
        groups.add(tokens.word("group by"));
      } while (tokens.skip(","));
    }
    if (groups.size() > MOST_GROUPS) {
      throw Tokens.limit("group by", MOST_GROUPS);
    }
    return groups;
  }

  private List<Order> order() {
    List<Order> orders = new ArrayList<>();
    if (tokens.skip("order")) {
      tokens.require("by", "order by");
      do {
        String column = ordered();
        boolean descending = tokens.skip("desc");
        if (!descending) {
          tokens.skip("asc");
        }
        orders.add(new Order(column, descending));
      } while (tokens.skip(","));
    }
    if (orders.size() > MOST_ORDERS) {
      throw Tokens.limit("order by", MOST_ORDERS);
    }
    return orders;
  }

  /** A column or alias, or a function as it stands in the select clause. */
  private String ordered() {
    String word = tokens.word("order by");
    if (!tokens.skip("(")) {
      return word;
    }
    String column = tokens.skip("*") ? "*" : tokens.word("order by");
    tokens.require(")", "order by");
    return "%s(%s)".formatted(word, column);
  }

  private int[] limit() {
    int offset = 0;
    int count = USUAL_COUNT;
    if (tokens.skip("limit")) {
      count = tokens.number("limit");
      if (tokens.skip(",")) {
        offset = count;
        count = tokens.number("limit");
      } else if (tokens.skip("offset")) {
        offset = tokens.number("offset");
      }
    }
    if (count > MOST_COUNT) {
      throw Tokens.limit("limit", MOST_COUNT);
    }
    if (offset + count > MOST_OFFSET) {
      throw Tokens.limit("offset", MOST_OFFSET);
    }
    return new int[] {offset, count};
  }
}
