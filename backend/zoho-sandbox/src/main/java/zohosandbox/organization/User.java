package zohosandbox.organization;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import zohosandbox.metadata.Module;
import zohosandbox.wire.Jsons;

/**
 * Somebody who works in the CRM.
 *
 * @param id 19 digits
 * @param firstName may be empty
 * @param lastName never empty
 * @param email where mail goes
 * @param profile what the user may do
 * @param zone the zone whose offset all times in this user's answers have
 * @param active whether the user can still sign in
 */
public record User(
    String id,
    String firstName,
    String lastName,
    String email,
    Profile profile,
    ZoneId zone,
    boolean active) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  /** First and last name. */
  public String fullName() {
    return (firstName + " " + lastName).strip();
  }

  /** A moment as this user sees it: own offset, no fraction of a second. */
  public String time(Instant moment) {
    return TIME.format(moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  /** Name and id, as records show their people. */
  public JsonObject reference() {
    return Jsons.object().add("name", fullName()).add("id", id).add("email", email).build();
  }

  /** Whether this user may do that with records of the module. */
  public boolean may(Profile.Right right, Module module) {
    if (module.sharing() == Module.Sharing.PRIVATE && !profile.administrator()) {
      return right == Profile.Right.VIEW || right == Profile.Right.CREATE;
    }
    return profile.rights().contains(right);
  }

  /** Whether this user sees a row of the module; PRIVATE modules show others' rows to nobody. */
  public boolean sees(Module module, JsonObject row) {
    return module.sharing() == Module.Sharing.PROFILE
        || profile.administrator()
        || row.getString("Created_By").equals(id);
  }
}
