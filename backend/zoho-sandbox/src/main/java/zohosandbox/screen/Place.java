package zohosandbox.screen;

import java.util.Optional;

/** Where in the CRM a page of the extension can stand. */
enum Place {
  /** On a record's page, among its related lists. */
  RECORD_PANEL("record-panel", "related-list"),
  /** Behind a button on a record's page. */
  BUTTON("button", "custom-button"),
  /** A tab beside the modules. */
  WEB_TAB("web-tab", "web-tab"),
  /** On the page people see first. */
  DASHBOARD("dashboard", "dashboard"),
  /** In the set-up, for administrators. */
  SETTINGS("settings", "settings");

  private final String word;
  private final String type;

  Place(String word, String type) {
    this.word = word;
    this.type = type;
  }

  /** The place with that word, or the one where Zoho puts widgets of that type. */
  static Optional<Place> named(String wordOrType) {
    for (Place place : values()) {
      if (place.word.equals(wordOrType) || place.type.equals(wordOrType)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  String word() {
    return word;
  }
}
