package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AppendTest {

  @Test
  void adds_chosen_values_to_those_that_are_there_only_when_asked_to() {
    try (Crm crm = Crm.start().signedIn()) {
      crm.post(
          "/crm/v8/settings/fields?module=Leads",
          """
          {"fields":[{"field_label":"Likes","data_type":"multiselectpicklist","pick_list_values":[
            {"display_value":"a"},{"display_value":"b"},{"display_value":"c"}]}]}""");
      String id = crm.create("Leads", "{\"Last_Name\":\"A\",\"Likes\":[\"a\"]}");
      String path = "/crm/v8/Leads/" + id;

      crm.put(path, "{\"data\":[{\"Likes\":[\"b\"],\"$append_values\":{\"Likes\":true}}]}");
      var appended = crm.get(path).first().getJsonArray("Likes");
      crm.put(path, "{\"data\":[{\"Likes\":[\"c\"]}]}");

      assertThat(appended).hasSize(2);
      assertThat(crm.get(path).first().getJsonArray("Likes")).hasSize(1);
    }
  }
}
