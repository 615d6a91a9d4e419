package zohosandbox.screen;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import zohosandbox.wire.Jsons;

/** The packed extension, exactly as it would be uploaded to Zoho. */
public final class Extension {

  private static final String PACKED = "extension/partner_portal.zip";

  /** Our list of pages and places; Zoho's toolkit leaves manifests out of what it packs. */
  private static final String OUR_WIDGETS = "sigma-manifest/widgets.json";

  private final Map<String, byte[]> files;

  private Extension(Map<String, byte[]> files) {
    this.files = files;
  }

  /**
   * Opens a ZIP, or the one inside the program; without either there are simply no pages.
   *
   * @throws IOException when the ZIP cannot be read
   */
  public static Extension open(Optional<Path> zip) throws IOException {
    try (InputStream in =
        zip.isPresent()
            ? Files.newInputStream(zip.get())
            : Extension.class.getClassLoader().getResourceAsStream(PACKED)) {
      return new Extension(in == null ? Map.of() : unpack(in));
    }
  }

  private static Map<String, byte[]> unpack(InputStream in) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return files;
  }

  Optional<byte[]> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /**
   * The pages that have a place in the CRM, in the order of the manifest: the one inside the ZIP
   * ({@code widgets.json} or {@code plugin-manifest.json}), else ours. What the ZIP does not hold
   * has no place.
   */
  List<Widget> widgets() {
    return entries().getValuesAs(JsonObject.class).stream()
        .flatMap(entry -> Widget.read(entry).stream())
        .filter(widget -> files.containsKey(widget.page()))
        .toList();
  }

  private JsonArray entries() {
    return json("widgets.json")
        .or(() -> json("plugin-manifest.json").map(manifest -> manifest.getJsonObject("modules")))
        .orElseGet(() -> Jsons.resource(OUR_WIDGETS))
        .getJsonArray("widgets");
  }

  private Optional<JsonObject> json(String name) {
    return file(name)
        .map(bytes -> Jsons.parse(new String(bytes, StandardCharsets.UTF_8)).asJsonObject());
  }
}
