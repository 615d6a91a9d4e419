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
          Map.entry("zohocrm.coql", "queries over those records"),
          Map.entry("zohocrm.notifications", "messages about changed records"),
          Map.entry("zohocrm.bulk", "exports of many records"),
          Map.entry("zohocrm.apis", "the list of what it may call"),
          Map.entry("zohocrm.files", "files"),
          Map.entry("zohocrm.send_mail", "e-mails in your name"),
          Map.entry("zohocrm.composite_requests", "several calls in one"),
          Map.entry("zohosearch.securesearch", "the search"));
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
    return OPERATIONS.get(word.substring(dot + 1)) + " " + area(word.substring(0, dot));
  }

  private static String area(String area) {
    String known = AREAS.get(area);
    if (known != null) {
      return known;
    }
    String last = area.substring(area.lastIndexOf('.') + 1).replace('_', ' ');
    return area.startsWith("zohocrm.settings.") ? last + " in the settings" : last;
  }
}
