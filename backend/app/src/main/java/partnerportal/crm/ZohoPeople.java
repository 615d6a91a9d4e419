package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.crm.CrmPace.Caller;

/**
 * The organisation behind a connection, its users, and the records they witness their sign-in with.
 */
@ApplicationScoped
class ZohoPeople {

  private static final List<String> STAMPED_BY_ZOHO = List.of("Created_By", "Modified_By");

  @Inject ZohoCalls calls;
  @Inject CrmMappings mappings;

  /**
   * Who is connected.
   *
   * @param edition what they pay for, in Zoho's word; empty when it did not say
   * @param licences for how many people
   * @param currency what it counts in, ISO 4217; null when it did not say
   * @param clock the CRM's time when it answered; null when it did not say
   */
  record Org(String zgid, String edition, int licences, String currency, Instant clock) {}

  record User(String id, String name, String email, boolean active, String profile) {}

  Org organization(UUID organization) {
    var reply =
        calls
            .read(organization, Caller.IN, Cost.read("org"), (api, token) -> api.org(token))
            .orFail();
    var org = reply.rows("org").stream().findFirst().orElseThrow(() -> incomplete("organisation"));
    var license = ZohoRecords.object(org, "license_details");
    return new Org(
        ZohoRecords.text(org, "zgid"),
        license.getString("paid_type", ""),
        license.getInt("users_license_purchased", 0),
        ZohoRecords.text(org, "iso_code"),
        reply.date());
  }

  /** The user the connection belongs to. */
  User ourselves(UUID organization) {
    var reply =
        calls
            .read(
                organization,
                Caller.IN,
                Cost.read("user"),
                (api, token) -> api.users(token, "CurrentUser"))
            .orFail();
    return reply.rows("users").stream()
        .findFirst()
        .map(ZohoPeople::user)
        .orElseThrow(() -> incomplete("user"));
  }

  Optional<User> user(UUID organization, String id) {
    var reply =
        calls
            .read(organization, Caller.DOOR, Cost.read("user"), (api, token) -> api.user(token, id))
            .orFail();
    return reply.rows("users").stream().findFirst().map(ZohoPeople::user);
  }

  static User user(JsonObject user) {
    return new User(
        ZohoRecords.text(user, "id"),
        ZohoRecords.text(user, "full_name"),
        ZohoRecords.text(user, "email"),
        "active".equals(ZohoRecords.text(user, "status")),
        ZohoRecords.text(ZohoRecords.object(user, "profile"), "name"));
  }

  /**
   * Why sign-ins cannot be witnessed here: there is no module for it, as in editions that have none
   * of their own, or somebody but Zoho could set who made a record. Null when nobody can.
   */
  String witnessFault(UUID organization) {
    var module = mappings.of(organization).sessions().module();
    var reply =
        calls.read(
            organization,
            Caller.IN,
            Cost.read("fields"),
            (api, token) -> api.fields(token, module));
    if (reply.code().equals("INVALID_MODULE")) return "There is no module " + module + ".";
    return witnessFault(module, reply.orFail().rows("fields"));
  }

  static String witnessFault(String module, List<JsonObject> fields) {
    for (var name : STAMPED_BY_ZOHO) {
      var field =
          fields.stream().filter(f -> name.equals(ZohoRecords.text(f, "api_name"))).findFirst();
      if (field.isEmpty()) return module + " has no field " + name + ".";
      var may = ZohoRecords.object(field.get(), "operation_type");
      for (var way : List.of("api_create", "api_update", "web_create", "web_update")) {
        if (may.isEmpty() || may.getBoolean(way, true))
          return name + " of " + module + " can be set by people (" + way + ").";
      }
    }
    return null;
  }

  /** The record a CRM user made to show who they are. */
  Optional<Witness> witness(UUID organization, String recordId) {
    var names = mappings.of(organization).sessions();
    var fields =
        String.join(
            ",", names.word(), "Created_By", "Created_Time", "Modified_By", "Modified_Time");
    var reply =
        calls
            .read(
                organization,
                Caller.DOOR,
                Cost.read("record"),
                (api, token) -> api.one(token, names.module(), recordId, fields))
            .orFail();
    return reply.rows("data").stream()
        .findFirst()
        .map(
            row ->
                new Witness(
                    ZohoRecords.text(row, names.word()),
                    ZohoRecords.text(ZohoRecords.object(row, "Created_By"), "id"),
                    ZohoTime.instant(ZohoRecords.text(row, "Created_Time")),
                    ZohoRecords.text(ZohoRecords.object(row, "Modified_By"), "id"),
                    ZohoTime.instant(ZohoRecords.text(row, "Modified_Time")),
                    reply.date()));
  }

  /** Deletes such a record; it is fine when it is gone already. */
  void forget(UUID organization, String recordId) {
    var module = mappings.of(organization).sessions().module();
    var reply =
        calls.write(
            organization,
            Caller.OUT,
            Cost.write("delete", 1),
            (api, token) -> api.delete(token, module, recordId, false));
    var answer = reply.answer();
    if (answer == ZohoAnswer.TRY_LATER || answer == ZohoAnswer.SLOW_DOWN) reply.orFail();
  }

  private static CrmFailure incomplete(String what) {
    return new CrmFailure.Silent("The CRM's answer names no " + what + ".", false, null);
  }
}
