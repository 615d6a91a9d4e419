package zohosandbox.query;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query into its pieces. */
final class Lexer {

  private final String query;
  private int at;

  private Lexer(String query) {
    this.query = query;
  }

  static List<Token> tokens(String query) {
    Lexer lexer = new Lexer(query);
    List<Token> tokens = new ArrayList<>();
    Token token;
    do {
      token = lexer.next();
      tokens.add(token);
    } while (token.kind() != Token.Kind.END);
    return tokens;
  }

  private Token next() {
    while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
      at++;
    }
    int start = at;
    if (at == query.length()) {
      return new Token(Token.Kind.END, "", start + 1);
    }
    char c = query.charAt(at);
    if (c == '\'') {
      return new Token(Token.Kind.TEXT, quoted(), start + 1);
    }
    if (Character.isDigit(c) || c == '-' && digitFollows()) {
      return new Token(Token.Kind.NUMBER, run("0123456789.-"), start + 1);
    }
    if (Character.isLetter(c) || c == '_' || c == '$') {
      return new Token(Token.Kind.WORD, word(), start + 1);
    }
    return new Token(Token.Kind.SYMBOL, symbol(), start + 1);
  }

  private boolean digitFollows() {
    return at + 1 < query.length() && Character.isDigit(query.charAt(at + 1));
  }

  private String quoted() {
    int start = at++;
    StringBuilder text = new StringBuilder();
    while (at < query.length() && query.charAt(at) != '\'') {
      if (query.charAt(at) == '\\' && at + 1 < query.length()) {
        at++;
      }
      text.append(query.charAt(at++));
    }
    if (at == query.length()) {
      throw SyntaxError.near("'", start + 1);
    }
    at++;
    return text.toString();
  }

  private String run(String allowed) {
    int start = at++;
    while (at < query.length() && allowed.indexOf(query.charAt(at)) >= 0) {
      at++;
    }
    return query.substring(start, at);
  }

  private String word() {
    int start = at++;
    while (at < query.length() && isWordPart(query.charAt(at))) {
      at++;
    }
    return query.substring(start, at);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
  }

  private String symbol() {
    String two = query.substring(at, Math.min(query.length(), at + 2));
    if (List.of(">=", "<=", "!=", "<>").contains(two)) {
      at += 2;
      return two;
    }
    char c = query.charAt(at);
    if ("()=<>,*".indexOf(c) < 0) {
      throw SyntaxError.near(String.valueOf(c), at + 1);
    }
    at++;
    return String.valueOf(c);
  }
}
