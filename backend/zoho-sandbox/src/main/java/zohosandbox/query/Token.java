package zohosandbox.query;

/**
 * A piece of a query.
 *
 * @param kind what it is
 * @param text as written; without quotes and escapes for a text
 * @param column where it begins, counted from 1
 */
record Token(Kind kind, String text, int column) {

  /** What a piece can be. */
  enum Kind {
    WORD,
    TEXT,
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
  }
}
