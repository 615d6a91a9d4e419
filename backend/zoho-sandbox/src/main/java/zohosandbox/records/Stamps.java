package zohosandbox.records;

import jakarta.json.JsonObject;
import java.time.Instant;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Who made and changed a record and when, as answers to writes show it. */
final class Stamps {

  private final Organization organization;

  Stamps(Organization organization) {
    this.organization = organization;
  }

  /** The stamps of a row, in the caller's own time. */
  JsonObject of(JsonObject row, User caller) {
    String modified = row.getString("Modified_Time");
    String created = row.getString("Created_Time");
    String modifiedShown = caller.time(Instant.parse(modified));
    return Jsons.object()
        .add("Modified_Time", modifiedShown)
        .add("Modified_By", person(row.getString("Modified_By")))
        .add(
            "Created_Time",
            created.equals(modified) ? modifiedShown : caller.time(Instant.parse(created)))
        .add("id", row.getString("id"))
        .add("Created_By", person(row.getString("Created_By")))
        .build();
  }

  /** The stamps of a new row. */
  JsonObject ofNew(JsonObject row, User caller) {
    return Jsons.copy(of(row, caller)).add("$approval_state", "approved").build();
  }

  /**
   * Demands that a row was not changed after a moment.
   *
   * @throws ZohoError when it was
   */
  void requireUnmodified(JsonObject row, Instant moment, User caller) {
    if (Instant.parse(row.getString("Modified_Time")).isAfter(moment)) {
      throw new ZohoError(
          412, "ALREADY_MODIFIED", of(row, caller), "The record has been already modified");
    }
  }

  private JsonObject person(String id) {
    return Jsons.object()
        .add("name", Jsons.text(organization.user(id).map(User::fullName).orElse(null)))
        .add("id", id)
        .build();
  }
}
