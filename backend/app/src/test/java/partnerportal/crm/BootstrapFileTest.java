package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import partnerportal.platform.Role;

class BootstrapFileTest {

  static final String GOOD =
      """
      {"organizations": [{"name": "Acme", "accounts_url": "http://127.0.0.1:9080", "client_id": "id", "client_secret": "hush",
        "refresh_token": "1000.r", "mapping": "partners-custom", "profiles": {"CRM_ADMIN": ["Administrator"]}}]}
      """;

  @Test
  void reads_an_organisation() {
    var acme = parse(GOOD).organizations().get(0);

    assertThat(acme.name()).isEqualTo("Acme");
    assertThat(acme.mappingName()).isEqualTo("partners-custom");
    assertThat(acme.roles()).containsEntry(Role.CRM_ADMIN, List.of("Administrator"));
  }

  @Test
  void takes_the_usual_mapping_when_none_is_named() {
    assertThat(
            parse(GOOD.replace("\"mapping\": \"partners-custom\",", ""))
                .organizations()
                .get(0)
                .mappingName())
        .isEqualTo("partners-custom");
  }

  @Test
  void says_plainly_what_is_wrong() {
    assertThatThrownBy(() -> parse(GOOD.replace("\"hush\"", "\"\"")))
        .hasMessage("organization \"Acme\" has no \"client_secret\"");
    assertThatThrownBy(() -> parse(GOOD.replace("refresh_token", "refresh_tokn")))
        .hasMessageContaining("/organizations/0/refresh_tokn");
    assertThatThrownBy(() -> parse(GOOD.replace("CRM_ADMIN", "PARTNER_OWNER")))
        .hasMessageContaining("PARTNER_OWNER");
    assertThatThrownBy(() -> parse(GOOD.replace("partners-custom", "nowhere")))
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> parse("{}")).hasMessageContaining("organizations");
    assertThatThrownBy(() -> parse("[1]")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BootstrapFile.read(Path.of("/nowhere/at-all.json")))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void never_repeats_a_secret() {
    assertThatThrownBy(() -> parse(GOOD.replace("\"client_id\": \"id\"", "\"client_id\": \"\"")))
        .message()
        .doesNotContain("hush");
  }

  private static BootstrapFile parse(String json) {
    return BootstrapFile.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
