package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zohosandbox.Crm.Answer;

class NewMetadataTest {

  private static final String FIELDS = "/crm/v8/settings/fields?module=Leads";
  private static final String MODULE =
      """
      {"modules":[{"singular_label":"Territory Plan","plural_label":"Territory Plans",
        "profiles":[{"id":"5437000000000000011"}],
        "display_field":{"field_label":"Plan Name","data_type":"text"}}]}""";

  private static Answer addField(Crm crm, String field) {
    return crm.post(FIELDS, "{\"fields\":[" + field + "]}");
  }

  private static JsonObject firstField(Answer answer) {
    return answer.body().getJsonArray("fields").getJsonObject(0);
  }

  private static List<String> names(Crm crm) {
    return crm.get(FIELDS).body().getJsonArray("fields").getValuesAs(JsonObject.class).stream()
        .map(field -> field.getString("api_name"))
        .toList();
  }

  @Test
  void a_new_field_is_judged_by_at_once_and_is_there_after_a_restart(@TempDir Path folder) {
    Path data = folder.resolve("crm.jsonl");
    try (Crm crm = Crm.start(Optional.of(data)).signedIn()) {
      Answer made =
          addField(
              crm,
              """
              {"field_label":"Visit Rating","data_type":"picklist",
               "pick_list_values":[{"display_value":"Good"},{"display_value":"Bad"}]}""");
      Answer good =
          crm.post("/crm/v8/Leads", "{\"data\":[{\"Last_Name\":\"A\",\"Visit_Rating\":\"Good\"}]}");
      Answer bad =
          crm.post("/crm/v8/Leads", "{\"data\":[{\"Last_Name\":\"A\",\"Visit_Rating\":\"So\"}]}");

      assertThat(made.status()).isEqualTo(201);
      assertThat(firstField(made).getString("message")).isEqualTo("field created");
      assertThat(good.status()).isEqualTo(201);
      assertThat(bad.code()).isEqualTo("INVALID_DATA");
    }
    try (Crm crm = Crm.start(Optional.of(data)).signedIn()) {
      assertThat(names(crm)).contains("Visit_Rating");
    }
  }

  @Test
  void a_name_that_is_taken_gets_digits_and_a_label_that_is_taken_is_refused() {
    try (Crm crm = Crm.start().signedIn()) {
      addField(crm, "{\"field_label\":\"Visit-Count\",\"data_type\":\"integer\"}");
      addField(crm, "{\"field_label\":\"Visit Count\",\"data_type\":\"integer\"}");
      Answer same = addField(crm, "{\"field_label\":\"visit count\",\"data_type\":\"integer\"}");

      assertThat(names(crm)).contains("Visit_Count", "Visit_Count1");
      assertThat(same.status()).isEqualTo(400);
      assertThat(firstField(same).getString("code")).isEqualTo("DUPLICATE_DATA");
    }
  }

  @Test
  void a_module_has_two_unique_fields_and_five_new_ones_a_call() {
    try (Crm crm = Crm.start().signedIn()) {
      String text = "{\"field_label\":\"Key %d\",\"data_type\":\"text\",\"unique\":%s}";
      Answer second = addField(crm, text.formatted(1, "{\"casesensitive\":\"false\"}"));
      Answer third = addField(crm, text.formatted(2, "true"));
      String six = "{\"field_label\":\"F\",\"data_type\":\"text\"},".repeat(6);

      assertThat(second.status()).isEqualTo(201);
      assertThat(firstField(third).getString("code")).isEqualTo("LIMIT_EXCEEDED");
      assertThat(
              crm.post(FIELDS, "{\"fields\":[" + six.substring(0, six.length() - 1) + "]}").code())
          .isEqualTo("LIMIT_EXCEEDED");
      crm.create("Leads", "{\"Last_Name\":\"A\",\"Key_1\":\"x\"}");
      Answer duplicate =
          crm.post("/crm/v8/Leads", "{\"data\":[{\"Last_Name\":\"B\",\"Key_1\":\"X\"}]}");
      assertThat(duplicate.code()).isEqualTo("DUPLICATE_DATA");
    }
  }

  @Test
  void a_lookup_wants_a_module_and_a_picklist_values() {
    try (Crm crm = Crm.start().signedIn()) {
      Answer lookup = addField(crm, "{\"field_label\":\"L\",\"data_type\":\"lookup\"}");
      Answer list = addField(crm, "{\"field_label\":\"P\",\"data_type\":\"picklist\"}");
      Answer type = addField(crm, "{\"field_label\":\"T\",\"data_type\":\"wish\"}");
      Answer name = addField(crm, "{\"field_label\":\"Status\",\"data_type\":\"text\"}");

      assertThat(firstField(lookup).getString("code")).isEqualTo("DEPENDENT_FIELD_MISSING");
      assertThat(firstField(list).getString("code")).isEqualTo("DEPENDENT_FIELD_MISSING");
      assertThat(firstField(type).getString("code")).isEqualTo("INVALID_DATA");
      assertThat(firstField(name).getString("code")).isEqualTo("RESERVED_KEYWORD_NOT_ALLOWED");
    }
  }

  @Test
  void a_new_module_takes_records_and_is_made_once() {
    try (Crm crm = Crm.start().signedIn()) {
      Answer made = crm.post("/crm/v8/settings/modules", MODULE);
      Answer again = crm.post("/crm/v8/settings/modules", MODULE);
      String id = crm.create("Territory_Plans", "{\"Name\":\"North\"}");

      assertThat(made.status()).isEqualTo(201);
      assertThat(again.body().getJsonArray("modules").getJsonObject(0).getString("code"))
          .isEqualTo("DUPLICATE_DATA");
      assertThat(crm.get("/crm/v8/Territory_Plans/" + id).first().getString("Name"))
          .isEqualTo("North");
      assertThat(crm.coql("select Name from Territory_Plans where id is not null").data())
          .hasSize(1);
      Answer reserved =
          crm.post("/crm/v8/settings/modules", MODULE.replace("Territory Plans", "Profiles"));
      assertThat(reserved.body().getJsonArray("modules").getJsonObject(0).getString("code"))
          .isEqualTo("RESERVED_KEYWORD_NOT_ALLOWED");
    }
  }

  @Test
  void modules_are_made_from_the_enterprise_edition_on_and_by_administrators() {
    try (Crm crm = Crm.with(Map.of("SANDBOX_EDITION", "professional")).signedIn()) {
      assertThat(crm.post("/crm/v8/settings/modules", MODULE).code()).isEqualTo("NOT_SUPPORTED");
      assertThat(crm.onScreen(Crm.RITA, "POST", FIELDS, "{}").code()).isEqualTo("NO_PERMISSION");
    }
  }

  @Test
  void a_renamed_choice_keeps_its_id_and_its_word_in_records() {
    try (Crm crm = Crm.start().signedIn()) {
      JsonObject field = firstField(crm.get("/crm/v8/settings/fields/Lead_Status?module=Leads"));
      List<JsonObject> values =
          field.getJsonArray("pick_list_values").getValuesAs(JsonObject.class);
      String id = values.get(1).getString("id");

      crm.call(
          "PATCH",
          "/crm/v8/settings/fields/%s?module=Leads".formatted(field.getString("id")),
          "{\"fields\":[{\"pick_list_values\":[{\"id\":\"%s\",\"display_value\":\"Tried\"}]}]}"
              .formatted(id),
          Map.of());
      JsonObject renamed =
          firstField(crm.get("/crm/v8/settings/fields/Lead_Status?module=Leads"))
              .getJsonArray("pick_list_values")
              .getJsonObject(0);

      assertThat(renamed.getString("display_value")).isEqualTo("Tried");
      assertThat(renamed.getString("actual_value")).isEqualTo("Attempted to Contact");
      assertThat(renamed.getString("id")).isEqualTo(id);
    }
  }

  @Test
  void shows_layouts_pipelines_related_lists_and_what_a_token_may_call() {
    try (Crm crm = Crm.start().signedIn()) {
      String layout =
          crm.get("/crm/v8/settings/layouts?module=Deals")
              .body()
              .getJsonArray("layouts")
              .getJsonObject(0)
              .getString("id");

      JsonObject stage =
          crm.get("/crm/v8/settings/pipeline?layout_id=" + layout)
              .body()
              .getJsonArray("pipeline")
              .getJsonObject(0)
              .getJsonArray("maps")
              .getJsonObject(8);

      assertThat(stage.getString("display_value")).isEqualTo("Closed-Lost to Competition");
      assertThat(stage.getString("actual_value")).isEqualTo("Closed Lost to Competition");
      assertThat(stage.getString("forecast_type")).isEqualTo("Closed Lost");
      assertThat(crm.get("/crm/v8/settings/pipeline").code()).isEqualTo("REQUIRED_PARAM_MISSING");
      assertThat(
              crm.get("/crm/v8/settings/related_lists?module=Partners")
                  .body()
                  .getJsonArray("related_lists"))
          .hasSize(2);
      assertThat(crm.get("/crm/v8/__apis").text()).contains("/crm/v8/Leads/upsert");
    }
  }
}
