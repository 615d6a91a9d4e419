package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import zohosandbox.wire.Credits;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** What became of one record of a batch, in the order they were sent. */
record Outcome(int status, String code, JsonObject body) {

  static Outcome success(String message, JsonObject details) {
    return new Outcome(200, "SUCCESS", successBody(message, details));
  }

  static Outcome upserted(String message, JsonObject details, String action, String field) {
    JsonObject body =
        Jsons.copy(successBody(message, details))
            .add("action", action)
            .add("duplicate_field", Jsons.text(field))
            .build();
    return new Outcome(200, "SUCCESS", body);
  }

  private static JsonObject successBody(String message, JsonObject details) {
    return Jsons.object()
        .add("code", "SUCCESS")
        .add("details", details)
        .add("message", message)
        .add("status", "success")
        .build();
  }

  static Outcome of(Supplier<Outcome> attempt) {
    try {
      return attempt.get();
    } catch (ZohoError e) {
      return new Outcome(e.status(), e.code(), e.body());
    }
  }

  boolean good() {
    return status == 200;
  }

  /** Whether the refusal is about a record the path names. */
  boolean isAboutPath() {
    return body.getJsonObject("details").containsKey("resource_path_index");
  }

  /**
   * The answer to a batch: all good, some good (207), or all refused (400, or their own status).
   */
  static Response answer(int allGood, List<Outcome> outcomes) {
    JsonObject body =
        Jsons.object()
            .add("data", Jsons.values(outcomes.stream().map(Outcome::body).toList()))
            .build();
    return Response.status(status(allGood, outcomes))
        .entity(body)
        .header(Credits.HEADER, Credits.ofWrite(outcomes.size()))
        .build();
  }

  private static int status(int allGood, List<Outcome> outcomes) {
    if (outcomes.stream().allMatch(Outcome::good)) {
      return allGood;
    }
    if (outcomes.stream().anyMatch(Outcome::good)) {
      return 207;
    }
    List<Integer> refusals = outcomes.stream().map(Outcome::status).distinct().toList();
    return refusals.size() == 1 ? refusals.get(0) : 400;
  }
}
