package zohosandbox.metadata;

import jakarta.json.JsonObject;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;

/**
 * What a stage of a deal means.
 *
 * @param forecastType {@code Open}, {@code Closed Won} or {@code Closed Lost}
 * @param probability in percent
 */
record Stage(String forecastType, int probability) {

  static Stage of(String name) {
    if (name.startsWith("Closed Lost")) {
      return new Stage("Closed Lost", 0);
    }
    return name.equals("Closed Won")
        ? new Stage("Closed Won", 100)
        : new Stage("Open", probabilityOf(name));
  }

  private static int probabilityOf(String name) {
    return switch (name) {
      case "Qualification" -> 10;
      case "Needs Analysis" -> 20;
      case "Value Proposition" -> 40;
      case "Identify Decision Makers" -> 60;
      case "Proposal/Price Quote" -> 75;
      case "Negotiation/Review" -> 90;
      default -> 0;
    };
  }

  JsonObject category() {
    String name =
        switch (forecastType) {
          case "Closed Won" -> "Closed";
          case "Closed Lost" -> "Omitted";
          default -> "Pipeline";
        };
    return Jsons.object()
        .add("name", name)
        .add("id", Ids.named("forecast category " + name))
        .build();
  }
}
