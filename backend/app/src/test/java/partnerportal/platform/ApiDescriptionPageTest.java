package partnerportal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApiDescriptionPageTest {

  @Test
  void docs_openapi_json_is_what_the_annotations_say() throws IOException {
    var built = Files.readString(Path.of("target/classes/META-INF/openapi.json"));

    assertThat(Files.readString(Path.of("../../docs/openapi.json")))
        .as("run mvn -Dopenapi.update -pl sigma-manifest,backend/app process-classes")
        .isEqualTo(built);
  }
}
