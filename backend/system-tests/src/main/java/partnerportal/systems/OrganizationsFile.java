package partnerportal.systems;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The file a portal is told by which organisations are its own: {@code portal.bootstrap.file}. */
public final class OrganizationsFile {

  private OrganizationsFile() {}

  /**
   * Writes the file, and the folders it lies in.
   *
   * @param organizations name and CRM of each
   */
  public static void write(Path file, Map<String, SandboxSystem> organizations) {
    var all = Json.createArrayBuilder();
    organizations.forEach((name, crm) -> all.add(organization(name, crm)));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, Json.createObjectBuilder().add("organizations", all).build().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject organization(String name, SandboxSystem crm) {
    var profiles =
        Json.createObjectBuilder()
            .add("CRM_ADMIN", Json.createArrayBuilder().add("Administrator"))
            .add("CRM_MANAGER", Json.createArrayBuilder().add("Partner Manager"))
            .add("CRM_VIEWER", Json.createArrayBuilder().add("Read Only"));
    return Json.createObjectBuilder()
        .add("name", name)
        .add("accounts_url", crm.address().toString())
        .add("client_id", SandboxSystem.CLIENT_ID)
        .add("client_secret", SandboxSystem.CLIENT_SECRET)
        .add("refresh_token", SandboxSystem.REFRESH_TOKEN)
        .add("mapping", "partners-custom")
        .add("profiles", profiles)
        .build();
  }
}
