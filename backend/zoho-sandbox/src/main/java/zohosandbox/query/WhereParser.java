package zohosandbox.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import zohosandbox.query.Query.Condition;
import zohosandbox.query.Query.Criterion;
import zohosandbox.query.Query.Operator;
import zohosandbox.query.Query.Pair;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Reads conditions, which are bracketed in pairs: {@code ((a and b) and c)}. */
final class WhereParser {

  private static final int MOST_CRITERIA = 25;
  private static final int MOST_VALUES = 50;
  private static final int MOST_DEPTH = 50;
  private static final Map<String, Operator> SYMBOLS =
      Map.of(
          "=", Operator.EQUAL,
          "!=", Operator.NOT_EQUAL,
          "<>", Operator.NOT_EQUAL,
          ">", Operator.GREATER,
          ">=", Operator.GREATER_OR_EQUAL,
          "<", Operator.LESS,
          "<=", Operator.LESS_OR_EQUAL);

  private final Tokens tokens;
  private int criteria;
  private int depth;

  WhereParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Criterion expression() {
    Criterion left = operand();
    if (isJoin()) {
      boolean both = tokens.next().is("and");
      Criterion right = operand();
      if (isJoin()) {
        throw SyntaxError.near(tokens.peek().text(), tokens.peek().column());
      }
      return new Pair(left, both, right);
    }
    return left;
  }

  private boolean isJoin() {
    return tokens.peek().is("and") || tokens.peek().is("or");
  }

  private Criterion operand() {
    if (!tokens.skip("(")) {
      return condition();
    }
    if (++depth > MOST_DEPTH) {
      throw Tokens.limit("where", MOST_CRITERIA);
    }
    Criterion inner = expression();
    tokens.require(")", "where");
    depth--;
    return inner;
  }

  private Condition condition() {
    if (++criteria > MOST_CRITERIA) {
      throw Tokens.limit("where", MOST_CRITERIA);
    }
    String column = tokens.word("where");
    if (tokens.skip("is")) {
      boolean not = tokens.skip("not");
      tokens.require("null", "where");
      return new Condition(column, not ? Operator.IS_NOT_NULL : Operator.IS_NULL, List.of());
    }
    boolean not = tokens.skip("not");
    if (tokens.skip("in")) {
      return new Condition(column, not ? Operator.NOT_IN : Operator.IN, values());
    }
    if (tokens.skip("like")) {
      return new Condition(column, not ? Operator.NOT_LIKE : Operator.LIKE, List.of(value()));
    }
    if (tokens.skip("between")) {
      Token low = value();
      tokens.require("and", "where");
      return new Condition(
          column, not ? Operator.NOT_BETWEEN : Operator.BETWEEN, List.of(low, value()));
    }
    return new Condition(column, symbol(not), List.of(value()));
  }

  private Operator symbol(boolean not) {
    Token token = tokens.peek();
    Operator operator = SYMBOLS.get(token.text());
    if (not || operator == null || token.kind() != Token.Kind.SYMBOL) {
      throw ZohoError.badRequest(
          "SYNTAX_ERROR",
          Jsons.object().add("operator", token.text()).build(),
          "invalid query formed");
    }
    tokens.next();
    return operator;
  }

  private List<Token> values() {
    tokens.require("(", "where");
    List<Token> values = new ArrayList<>();
    do {
      values.add(value());
    } while (tokens.skip(","));
    tokens.require(")", "where");
    if (values.size() > MOST_VALUES) {
      throw Tokens.limit("in", MOST_VALUES);
    }
    return values;
  }

  private Token value() {
    Token token = tokens.next();
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
}
