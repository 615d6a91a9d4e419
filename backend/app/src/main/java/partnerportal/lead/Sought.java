package partnerportal.lead;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import partnerportal.platform.Problem;

/**
 * What somebody looks for among leads, as they typed it: words of names, companies and numbers, or
 * an e-mail address or a phone number when it is complete. Never logged.
 *
 * @param words all of which have to be there; none for an address
 * @param email a complete address, if it is one
 * @param phones the ways in which the number may have been written down; empty if it is none
 */
record Sought(List<String> words, Optional<String> email, List<String> phones) {

  /** Characters one may type. */
  static final int LONGEST = 100;

  /** Words that count; who knows more of a lead has found it. */
  private static final int MOST_WORDS = 6;

  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,64}\\.[^@\\s.]{2,}");
  private static final Pattern PHONE = Pattern.compile("[0-9+().;/ -]{5,40}");
  private static final int FEWEST_DIGITS = 5;

  /**
   * Reads what was typed.
   *
   * @throws Problem validation-failed when there is nothing or far too much
   */
  static Sought of(String typed) {
    var text = typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    if (text.isEmpty())
      throw Problem.invalid(
          "/q", "required", "Enter a name, a company, an e-mail address or a phone number.");
    if (text.codePointCount(0, text.length()) > LONGEST)
      throw Problem.invalid("/q", "too-long", "Use at most " + LONGEST + " characters.");
    if (EMAIL.matcher(text).matches()) return new Sought(List.of(), Optional.of(text), List.of());
    var words = Arrays.stream(text.split("\\s+")).limit(MOST_WORDS).toList();
    return new Sought(words, Optional.empty(), phones(text));
  }

  /**
   * With the plus of a country, with the two zeros that stand for it, or as it is: people write
   * either, and whoever wrote it down did, too.
   */
  private static List<String> phones(String text) {
    var digits = text.replaceAll("[^0-9]", "");
    if (!PHONE.matcher(text).matches() || digits.length() < FEWEST_DIGITS) return List.of();
    var ways = new ArrayList<>(List.of(digits, "+" + digits));
    if (digits.startsWith("00")) ways.add("+" + digits.substring(2));
    else if (text.contains("+")) ways.add("00" + digits);
    return List.copyOf(ways);
  }

  /** The same for somebody who may not know contact data: neither can be confirmed by guessing. */
  Sought withoutContactData() {
    return new Sought(words, Optional.empty(), List.of());
  }

  /** By what is looked, and nothing of it. */
  String kind() {
    return email.isPresent() ? "email" : phones.isEmpty() ? "words" : "phone";
  }

  /** Says nothing of what is looked for. */
  @Override
  public String toString() {
    return Stream.of(
            "words " + words.size(), "email " + email.isPresent(), "phones " + phones.size())
        .toList()
        .toString();
  }
}
