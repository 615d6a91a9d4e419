package zohosandbox.query;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.wire.Jsons;

/** What a query may ask of the user a record points at, {@code Owner.email} for example. */
final class UserColumns {

  private static final JsonObject NOTHING = Jsons.object().build();
  private static final Module MODULE = built();

  private UserColumns() {}

  static Module module() {
    return MODULE;
  }

  private static Module built() {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (String name : List.of("id", "first_name", "last_name", "full_name", "status")) {
      fields.put(name, field(name, name.equals("id") ? "bigint" : "text"));
    }
    fields.put("email", field("email", "email"));
    return new Module(
        "users", "User", "Users", false, "full_name", "email", fields, Module.Sharing.PROFILE);
  }

  private static Field field(String name, String type) {
    return new Field(
        name,
        name,
        type,
        255,
        false,
        false,
        false,
        false,
        true,
        false,
        Optional.empty(),
        "",
        List.of(),
        NOTHING);
  }
}
