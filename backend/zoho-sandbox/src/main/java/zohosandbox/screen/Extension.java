package zohosandbox.screen;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The packed extension, exactly as it would be uploaded to Zoho. */
public final class Extension {

  private static final String PACKED = "extension/partner_portal.zip";

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
}
