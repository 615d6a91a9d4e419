package zohosandbox.seed;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Module;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;
import zohosandbox.records.Records;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;

/** What an empty sandbox begins with: the organisation, its people, and some records. */
public final class Seed {

  private final JsonObject content;

  private Seed(JsonObject content) {
    this.content = content;
  }

  /**
   * Reads a seed file, or the packed one.
   *
   * @throws IOException when the file cannot be read or is no JSON
   */
  public static Seed read(Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      return new Seed(Jsons.resource("seed/acme.json"));
    }
    try {
      String text = Files.readString(file.get(), StandardCharsets.UTF_8);
      return new Seed(Jsons.parse(text).asJsonObject());
    } catch (JsonException | ClassCastException e) {
      throw new IOException("the seed %s is no JSON object".formatted(file.get()), e);
    }
  }

  /**
   * Puts everything in place, unless something is there already.
   *
   * @return whether it did
   */
  public boolean plantIfEmpty(
      Store store, Catalogue catalogue, Organization organization, Records records) {
    if (!store.isEmpty()) {
      return false;
    }
    store.write(
        changes -> {
          Organization.found(changes, content);
          User founder = organization.firstAdministrator();
          JsonObject modules = content.getJsonObject("records");
          for (String name : modules.keySet()) {
            Module module = catalogue.module(name);
            List<JsonObject> rows = modules.getJsonArray(name).getValuesAs(JsonObject.class);
            rows.forEach(row -> records.plant(changes, module, row, founder));
          }
          return null;
        });
    return true;
  }
}
