package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CrmMappingTest {

  static final CrmMapping MAPPING = CrmMappings.named("partners-custom");
  static JsonObject manifest;

  @BeforeAll
  static void read() {
    try (var reader =
        Json.createReader(
            CrmMappingTest.class.getResourceAsStream("/sigma-manifest/modules-and-fields.json"))) {
      manifest = reader.readObject();
    }
  }

  @Test
  void names_only_partner_fields_the_manifest_has() {
    var names = MAPPING.partners();

    assertThat(fields(names.module()))
        .contains(names.portalId(), names.access(), names.approvedAt(), names.lastSignIn())
        .containsAll(names.read());
  }

  @Test
  void names_only_lead_fields_the_manifest_has() {
    var names = MAPPING.leads();

    assertThat(fields(names.module()))
        .containsAll(names.read())
        .contains(
            names.partner(),
            names.submittedBy(),
            names.firstName(),
            names.lastName(),
            names.company(),
            names.email(),
            names.phone(),
            names.country(),
            names.need(),
            names.source());
  }

  @Test
  void names_only_deal_fields_the_manifest_has() {
    var names = MAPPING.deals();

    assertThat(fields(names.module())).containsAll(names.read());
    assertThat(fields(MAPPING.leads().module())).contains("Converted_Deal");
  }

  @Test
  void names_only_fields_of_known_parties_the_manifest_has() {
    var contacts = MAPPING.contacts();
    var accounts = MAPPING.accounts();

    assertThat(fields(contacts.module()))
        .contains(contacts.company(), contacts.email(), contacts.phone());
    assertThat(fields(accounts.module()))
        .contains(accounts.company(), accounts.website(), accounts.phone());
  }

  @Test
  void names_the_module_that_witnesses_sign_ins() {
    assertThat(fields(MAPPING.sessions().module()))
        .contains(MAPPING.sessions().word(), "Created_By", "Modified_By");
  }

  @Test
  void has_a_meaning_for_every_status_of_a_partner_and_a_word_for_every_access() {
    var partners = MAPPING.partners();

    assertThat(MAPPING.standings().keySet())
        .containsExactlyInAnyOrderElementsOf(choices(partners.module(), partners.status()));
    assertThat(MAPPING.access().values())
        .containsExactlyInAnyOrderElementsOf(choices(partners.module(), partners.access()));
  }

  @Test
  void matches_creations_by_a_field_that_is_unique() {
    var field = field(MAPPING.leads().module(), MAPPING.leads().portalId());

    assertThat(field.getBoolean("unique")).isTrue();
  }

  @Test
  void takes_the_word_for_nothing_as_nothing() {
    assertThat(CrmMapping.chosen("-None-")).isEmpty();
    assertThat(CrmMapping.chosen(null)).isEmpty();
    assertThat(CrmMapping.chosen("Contacted")).contains("Contacted");
  }

  @Test
  void says_which_mapping_there_is_not() {
    assertThatThrownBy(() -> CrmMappings.named("vendors-of-old"))
        .hasMessageContaining("vendors-of-old");
    assertThatThrownBy(() -> CrmMappings.named("../secret"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> fields(String module) {
    var names = new ArrayList<String>();
    var found = module(module);
    found
        .getJsonArray("fields")
        .getValuesAs(JsonObject.class)
        .forEach(field -> names.add(field.getString("api_name")));
    found
        .getJsonArray("uses")
        .getValuesAs(JsonString.class)
        .forEach(name -> names.add(name.getString()));
    return names;
  }

  private static List<String> choices(String module, String field) {
    return field(module, field).getJsonArray("pick_list_values").getValuesAs(JsonString::getString);
  }

  private static JsonObject field(String module, String name) {
    return module(module).getJsonArray("fields").getValuesAs(JsonObject.class).stream()
        .filter(field -> field.getString("api_name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject module(String name) {
    return manifest.getJsonArray("modules").getValuesAs(JsonObject.class).stream()
        .filter(module -> module.getString("api_name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void leaves_every_field_to_the_crm_unless_an_organisation_says_otherwise() {
    assertThat(CrmMappings.named("partners-custom").ownedByPortal()).isEmpty();
  }
}
