package zohosandbox.accounts;

import java.util.Locale;
import java.util.Map;

/** Scopes as a person reads them. */
final class ScopeWords {

  private static final Map<String, String> AREAS =
      Map.ofEntries(
          Map.entry("zohocrm.modules", "records of every module"),
          Map.entry("zohocrm.modules.custom", "records of the modules your organisation added"),
          Map.entry("zohocrm.settings", "the settings: modules, fields, layouts, profiles"),
          Map.entry("zohocrm.settings.pipeline", "the pipelines of deals"),
          Map.entry("zohocrm.users", "the people who use the CRM"),
          Map.entry("zohocrm.org", "your organisation’s details"),
          Map.entry("zohocrm.files", "files"));

  /** What is one thing to do, whatever the operation. */
  private static final Map<String, String> DEEDS =
      Map.of(
          "zohocrm.coql", "Query the records it may see",
          "zohosearch.securesearch", "Search the records it may see",
          "zohocrm.notifications", "Be told when records change",
          "zohocrm.bulk", "Export many records at once",
          "zohocrm.apis", "See which calls it may make",
          "zohocrm.composite_requests", "Make several calls in one",
          "zohocrm.send_mail", "Send e-mails in your name");

  private static final Map<String, String> OPERATIONS =
      Map.of(
          "all", "See, add, change and delete",
          "read", "See",
          "create", "Add",
          "update", "Change",
          "delete", "Delete",
          "write", "Add and change",
          "custom", "Use");

  private ScopeWords() {}

  static String of(String scope) {
    String word = scope.toLowerCase(Locale.ROOT);
    int dot = word.lastIndexOf('.');
    String area = word.substring(0, dot);
    return DEEDS.getOrDefault(area, OPERATIONS.get(word.substring(dot + 1)) + " " + words(area));
  }

  private static String words(String area) {
    String known = AREAS.get(area);
    if (known != null) {
      return known;
    }
    String last = area.substring(area.lastIndexOf('.') + 1).replace('_', ' ');
    return area.startsWith("zohocrm.settings.") ? last + " in the settings" : last;
  }
}
