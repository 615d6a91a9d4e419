package partnerportal.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Knows what people are reached by when it sees it, whatever stands around it. */
final class ContactData {

  /** All people of the stories live under the domain that is for examples (RFC 2606). */
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.example");

  /** And have numbers with the sign of their country. */
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]([ ()-]{0,2}[0-9]){7,12}");

  /** What they need, or were noted, in words of theirs. */
  private static final List<String> WORDS =
      List.of("Wants to replace what they have", "Please call me in the afternoon");

  private static final int AROUND = 80;
  private static final int SHORTEST = "a@b.example".length();

  private ContactData() {}

  /** All of it in some bytes; a gigabyte in seconds, so patterns are asked last. */
  static Set<String> in(byte[] bytes) {
    var found = new TreeSet<String>();
    for (var i = 0; i < bytes.length - 1; i++)
      switch (bytes[i]) {
        case '@' -> {
          if (isLetter(bytes[i + 1])) around(ADDRESS, bytes, i).ifPresent(found::add);
        }
        case '+' -> {
          if (isDigit(bytes[i + 1])) around(NUMBER, bytes, i).ifPresent(found::add);
        }
        case 'W', 'P' -> words(bytes, i).ifPresent(found::add);
        default -> {}
      }
    return found;
  }

  private static boolean isLetter(byte one) {
    return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z';
  }

  private static boolean isDigit(byte one) {
    return one >= '0' && one <= '9';
  }

  /** What fits round a sign, without the bytes of other meaning before and after. */
  private static Optional<String> around(Pattern what, byte[] bytes, int sign) {
    var from = sign;
    while (from > 0 && sign - from < AROUND && isText(bytes[from - 1])) from--;
    var to = sign;
    while (to < bytes.length && to - sign < AROUND && isText(bytes[to])) to++;
    if (to - from < SHORTEST) return Optional.empty();
    var matcher = what.matcher(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    while (matcher.find())
      if (matcher.start() <= sign - from && sign - from < matcher.end())
        return Optional.of(matcher.group());
    return Optional.empty();
  }

  /** What stands in an address or a number. */
  private static boolean isText(byte one) {
    return isLetter(one) || isDigit(one) || "._+- ()@".indexOf(one) >= 0;
  }

  private static Optional<String> words(byte[] bytes, int at) {
    for (var words : WORDS) if (stands(words, bytes, at)) return Optional.of(words);
    return Optional.empty();
  }

  private static boolean stands(String words, byte[] bytes, int at) {
    if (at + words.length() > bytes.length) return false;
    for (var i = 0; i < words.length(); i++) if (bytes[at + i] != words.charAt(i)) return false;
    return true;
  }
}
