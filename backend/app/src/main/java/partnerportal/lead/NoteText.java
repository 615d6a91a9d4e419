package partnerportal.lead;

/**
 * What of a note may be shown: text somebody else wrote, so no control characters, nothing that
 * turns the direction of the text around it, and no more than a page.
 */
final class NoteText {

  /** Characters a page shows of one note. */
  static final int MOST = 4_000;

  private static final String CONTROLS = "[\\p{Cntrl}&&[^\\n]]";

  /** Marks that override the direction of what follows, and what is invisible. */
  private static final String TURNS =
      "[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\u200E\\u200F\\uFEFF]";

  private NoteText() {}

  /** Title and content as one text; a note without either is empty. */
  static String of(String title, String content) {
    var head = clean(title).replace('\n', ' ').strip();
    var body = clean(content).strip();
    var text = head.isEmpty() || body.isEmpty() ? head + body : head + "\n" + body;
    if (text.length() <= MOST) return text;
    var end = Character.isHighSurrogate(text.charAt(MOST - 2)) ? MOST - 2 : MOST - 1;
    return text.substring(0, end) + "…";
  }

  private static String clean(String text) {
    if (text == null) return "";
    return text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .replace('\t', ' ')
        .replaceAll(TURNS, "")
        .replaceAll(CONTROLS, "");
  }
}
