package zohosandbox.screen;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;
import zohosandbox.wire.Jsons;

/**
 * A page of the extension that stands somewhere in the CRM.
 *
 * @param id short name, part of the screen's addresses
 * @param module api name of the module whose records it stands on; only panels and buttons have one
 * @param name what people read
 * @param page file of the extension
 * @param size what it asks for, in pixels; empty when it asks for nothing
 */
record Widget(
    String id, Place place, Optional<String> module, String name, String page, JsonObject size) {

  /**
   * Reads one entry of a manifest; empty when it names no page, no place the screen has, or stands
   * on records without saying of which module.
   */
  static Optional<Widget> read(JsonObject entry) {
    Optional<String> page = first(entry, "page", "url").map(Widget::relative);
    Optional<Place> place = first(entry, "place", "location", "type").flatMap(Place::named);
    Optional<String> module = Jsons.text(entry, "module");
    if (page.isEmpty() || place.isEmpty() || (standsOnRecords(place.get()) && module.isEmpty())) {
      return Optional.empty();
    }
    String id = Jsons.text(entry, "id").orElseGet(() -> idOf(page.get()));
    JsonObject size =
        entry.get("size") instanceof JsonObject given ? given : Jsons.object().build();
    return Optional.of(
        new Widget(
            id, place.get(), module, Jsons.text(entry, "name").orElse(id), page.get(), size));
  }

  private static boolean standsOnRecords(Place place) {
    return place == Place.RECORD_PANEL || place == Place.BUTTON;
  }

  private static Optional<String> first(JsonObject entry, String... members) {
    return Stream.of(members).flatMap(member -> Jsons.text(entry, member).stream()).findFirst();
  }

  private static String relative(String url) {
    return url.startsWith("/") ? url.substring(1) : url;
  }

  private static String idOf(String page) {
    return page.substring(page.lastIndexOf('/') + 1).replaceFirst("\\.html$", "");
  }
}
