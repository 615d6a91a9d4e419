package zohosandbox.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import zohosandbox.query.Query.Condition;
import zohosandbox.query.Query.Criterion;
import zohosandbox.query.Query.Operator;
import zohosandbox.query.Query.Order;
import zohosandbox.query.Query.Pair;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * Reads COQL. As Zoho demands, there is always a {@code where}, and more than two conditions are
 * bracketed in pairs: {@code ((a and b) and c)}.
 */
final class Parser {

  private static final int MOST_COLUMNS = 50;
  private static final int MOST_CRITERIA = 25;
  private static final int MOST_VALUES = 50;
  private static final int MOST_ORDERS = 10;
  private static final int MOST_DEPTH = 50;
  static final int USUAL_COUNT = 200;
  static final int MOST_COUNT = 2_000;
  private static final int MOST_OFFSET = 100_000;
  private static final Map<String, Operator> SYMBOLS =
      Map.of(
          "=", Operator.EQUAL,
          "!=", Operator.NOT_EQUAL,
          "<>", Operator.NOT_EQUAL,
          ">", Operator.GREATER,
          ">=", Operator.GREATER_OR_EQUAL,
          "<", Operator.LESS,
          "<=", Operator.LESS_OR_EQUAL);

  private final List<Token> tokens;
  private int at;
  private int criteria;
  private int depth;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a query.
   *
   * @throws ZohoError when it is none
   */
  static Query parse(String text) {
    return new Parser(Lexer.tokens(text)).query();
  }

  private Query query() {
    require("select", "select");
    List<String> columns = columns();
    require("from", "from");
    String module = word("from");
    require("where", "where");
    Criterion where = expression();
    List<Order> order = order();
    int[] limit = limit();
    if (peek().kind() != Token.Kind.END) {
      throw SyntaxError.near(peek().text(), peek().column());
    }
    return new Query(columns, module, where, order, limit[0], limit[1]);
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    do {
      columns.add(word("select"));
    } while (skip(","));
    if (columns.size() > MOST_COLUMNS) {
      throw limit("select", MOST_COLUMNS);
    }
    if (columns.stream().distinct().count() < columns.size()) {
      throw ZohoError.badRequest(
          "DUPLICATE_DATA", Jsons.object().add("clause", "select").build(), "duplicate data");
    }
    return columns;
  }

  private Criterion expression() {
    Criterion left = operand();
    if (peek().is("and") || peek().is("or")) {
      boolean both = next().is("and");
      Criterion right = operand();
      if (peek().is("and") || peek().is("or")) {
        throw SyntaxError.near(peek().text(), peek().column());
      }
      return new Pair(left, both, right);
    }
    return left;
  }

  private Criterion operand() {
    if (!skip("(")) {
      return condition();
    }
    if (++depth > MOST_DEPTH) {
      throw limit("where", MOST_CRITERIA);
    }
    Criterion inner = expression();
    require(")", "where");
    depth--;
    return inner;
  }

  private Condition condition() {
    if (++criteria > MOST_CRITERIA) {
      throw limit("where", MOST_CRITERIA);
    }
    String column = word("where");
    if (skip("is")) {
      boolean not = skip("not");
      require("null", "where");
      return new Condition(column, not ? Operator.IS_NOT_NULL : Operator.IS_NULL, List.of());
    }
    boolean not = skip("not");
    if (skip("in")) {
      return new Condition(column, not ? Operator.NOT_IN : Operator.IN, values());
    }
    if (skip("like")) {
      return new Condition(column, not ? Operator.NOT_LIKE : Operator.LIKE, List.of(value()));
    }
    if (skip("between")) {
      Token low = value();
      require("and", "where");
      return new Condition(
          column, not ? Operator.NOT_BETWEEN : Operator.BETWEEN, List.of(low, value()));
    }
    Operator operator = SYMBOLS.get(peek().text());
    if (not || operator == null || peek().kind() != Token.Kind.SYMBOL) {
      throw ZohoError.badRequest(
          "SYNTAX_ERROR",
          Jsons.object().add("operator", peek().text()).build(),
          "invalid query formed");
    }
    next();
    return new Condition(column, operator, List.of(value()));
  }

  private List<Token> values() {
    require("(", "where");
    List<Token> values = new ArrayList<>();
    do {
      values.add(value());
    } while (skip(","));
    require(")", "where");
    if (values.size() > MOST_VALUES) {
      throw limit("in", MOST_VALUES);
    }
    return values;
  }

  private Token value() {
    Token token = next();
    boolean good =
        token.kind() == Token.Kind.TEXT
            || token.kind() == Token.Kind.NUMBER
            || token.is("true")
            || token.is("false");
    if (!good) {
      throw SyntaxError.near(token.text(), token.column());
    }
    return token;
  }

  private List<Order> order() {
    List<Order> orders = new ArrayList<>();
    if (skip("order")) {
      require("by", "order by");
      do {
        String column = word("order by");
        boolean descending = skip("desc");
        if (!descending) {
          skip("asc");
        }
        orders.add(new Order(column, descending));
      } while (skip(","));
    }
    if (orders.size() > MOST_ORDERS) {
      throw limit("order by", MOST_ORDERS);
    }
    return orders;
  }

  private int[] limit() {
    int offset = 0;
    int count = USUAL_COUNT;
    if (skip("limit")) {
      count = number("limit");
      if (skip(",")) {
        offset = count;
        count = number("limit");
      } else if (skip("offset")) {
        offset = number("offset");
      }
    }
    if (count > MOST_COUNT) {
      throw limit("limit", MOST_COUNT);
    }
    if (offset + count > MOST_OFFSET) {
      throw limit("offset", MOST_OFFSET);
    }
    return new int[] {offset, count};
  }

  private int number(String clause) {
    Token token = next();
    if (token.kind() != Token.Kind.NUMBER || !token.text().matches("[0-9]{1,9}")) {
      throw SyntaxError.clause(clause);
    }
    return Integer.parseInt(token.text());
  }

  private String word(String clause) {
    Token token = next();
    if (token.kind() != Token.Kind.WORD) {
      throw token.kind() == Token.Kind.END
          ? SyntaxError.clause(clause)
          : SyntaxError.near(token.text(), token.column());
    }
    return token.text();
  }

  private void require(String word, String clause) {
    if (!skip(word)) {
      throw peek().kind() == Token.Kind.END || word.equals(clause)
          ? SyntaxError.clause(clause)
          : SyntaxError.near(peek().text(), peek().column());
    }
  }

  private boolean skip(String word) {
    if (peek().is(word)) {
      at++;
      return true;
    }
    return false;
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    return tokens.get(at < tokens.size() - 1 ? at++ : at);
  }

  private static ZohoError limit(String clause, int limit) {
    return ZohoError.badRequest(
        "LIMIT_EXCEEDED",
        Jsons.object().add("by", clause).add("limit", limit).add("clause", clause).build(),
        "limit exceeded");
  }
}
