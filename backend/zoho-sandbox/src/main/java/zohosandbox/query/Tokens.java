package zohosandbox.query;

import java.util.List;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** The pieces of a query, taken one after the other. */
final class Tokens {

  private final List<Token> tokens;
  private int at;

  Tokens(String query) {
    this.tokens = Lexer.tokens(query);
  }

  Token peek() {
    return tokens.get(at);
  }

  Token next() {
    return tokens.get(at < tokens.size() - 1 ? at++ : at);
  }

  boolean skip(String word) {
    if (peek().is(word)) {
      at++;
      return true;
    }
    return false;
  }

  void require(String word, String clause) {
    if (!skip(word)) {
      throw peek().kind() == Token.Kind.END || word.equals(clause)
          ? SyntaxError.clause(clause)
          : SyntaxError.near(peek().text(), peek().column());
    }
  }

  void requireEnd() {
    if (peek().kind() != Token.Kind.END) {
      throw SyntaxError.near(peek().text(), peek().column());
    }
  }

  String word(String clause) {
    Token token = next();
    if (token.kind() != Token.Kind.WORD) {
      throw token.kind() == Token.Kind.END
          ? SyntaxError.clause(clause)
          : SyntaxError.near(token.text(), token.column());
    }
    return token.text();
  }

  int number(String clause) {
    Token token = next();
    if (token.kind() != Token.Kind.NUMBER || !token.text().matches("[0-9]{1,9}")) {
      throw SyntaxError.clause(clause);
    }
    return Integer.parseInt(token.text());
  }

  /** What Zoho says when something is too much. */
  static ZohoError limit(String clause, int limit) {
    return ZohoError.badRequest(
        "LIMIT_EXCEEDED",
        Jsons.object().add("by", clause).add("limit", limit).add("clause", clause).build(),
        "limit exceeded");
  }
}
