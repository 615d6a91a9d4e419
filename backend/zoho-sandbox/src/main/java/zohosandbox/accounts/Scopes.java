package zohosandbox.accounts;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody consented to: words such as {@code ZohoCRM.modules.Leads.READ}. A word covers what
 * lies below it, {@code ALL} covers every operation, and capitals make no difference.
 *
 * @param words as they were asked for, in that order
 */
public record Scopes(Set<String> words) {

  /** Everything this sandbox can do. */
  static final Scopes EVERYTHING =
      of(
          "ZohoCRM.modules.ALL ZohoCRM.settings.ALL ZohoCRM.users.ALL ZohoCRM.org.ALL"
              + " ZohoCRM.coql.READ ZohoCRM.notifications.ALL ZohoCRM.bulk.ALL ZohoCRM.apis.READ"
              + " ZohoCRM.files.ALL ZohoCRM.composite_requests.CUSTOM"
              + " ZohoSearch.securesearch.READ");

  /** Only who works in the CRM. */
  static final Scopes NARROW = of("ZohoCRM.users.READ");

  private static final Pattern KNOWN =
      Pattern.compile(
          "(ZohoCRM\\.(modules|settings|users|org|coql|notifications|bulk|apis|files|send_mail"
              + "|composite_requests)(\\.\\w+)*|ZohoSearch\\.securesearch)"
              + "\\.(ALL|READ|CREATE|UPDATE|DELETE|WRITE|CUSTOM)",
          Pattern.CASE_INSENSITIVE);

  /** Reads words with commas or spaces between them. */
  static Scopes of(String text) {
    return new Scopes(
        Arrays.stream(text.split("[,\\s]+"))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** Whether there is one at all and Zoho would know each of them. */
  boolean areKnown() {
    return !words.isEmpty() && words.stream().allMatch(word -> KNOWN.matcher(word).matches());
  }

  /** Whether somebody who has these may do something that needs that one. */
  public boolean cover(String needed) {
    String wanted = needed.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(word -> covers(word.toLowerCase(Locale.ROOT), wanted));
  }

  private static boolean covers(String had, String wanted) {
    return (area(wanted) + ".").startsWith(area(had) + ".")
        && allows(operation(had), operation(wanted));
  }

  private static boolean allows(String had, String wanted) {
    return switch (had) {
      case "all" -> true;
      case "write" -> wanted.equals("create") || wanted.equals("update");
      default -> had.equals(wanted);
    };
  }

  private static String area(String word) {
    return word.substring(0, word.lastIndexOf('.'));
  }

  private static String operation(String word) {
    return word.substring(word.lastIndexOf('.') + 1);
  }

  /** All of them with spaces between, as token answers have them. */
  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
