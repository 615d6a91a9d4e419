package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zohosandbox.Crm.Answer;

class ValidationTest {

  private static Crm crm;

  @BeforeAll
  static void start() {
    crm = Crm.start().signedIn();
  }

  @AfterAll
  static void stop() {
    crm.close();
  }

  private static Answer lead(String field, String value) {
    return crm.post(
        "/crm/v8/Leads", "{\"data\":[{\"Last_Name\":\"A\",\"%s\":%s}]}".formatted(field, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Company | 7 | string",
        "Email | \"no address\" | email",
        "Email | \"a@b.c\" | email",
        "Phone | \"+-.\" | phone",
        "Website | \"not a site\" | website",
        "No_of_Employees | 1.5 | integer",
        "Annual_Revenue | \"7\" | double",
        "Email_Opt_Out | \"yes\" | boolean",
        "Partner | 7 | jsonobject"
      })
  void names_the_type_it_expected(String field, String value, String expected) {
    Answer answer = lead(field, value);

    assertThat(answer.code()).isEqualTo("INVALID_DATA");
    assertThat(answer.details().getString("expected_data_type")).isEqualTo(expected);
    assertThat(answer.details().getString("json_path")).isEqualTo("$.data[0]." + field);
  }

  @Test
  @Timeout(20)
  void counts_the_digits_of_a_number_without_writing_them_out() {
    assertThat(lead("Annual_Revenue", "1e100000000").details().getInt("maximum_length"))
        .isPositive();
    assertThat(lead("Annual_Revenue", "1200.50").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+44 20 7946 0180", "+49 (0)30 23125 010", "020-7946.0180", "12 ext 4"})
  void takes_phone_numbers_people_write(String phone) {
    assertThat(lead("Phone", "\"" + phone + "\"").status()).isEqualTo(201);
  }

  @Test
  void names_the_longest_text_it_takes() {
    Answer answer = lead("First_Name", "\"" + "x".repeat(41) + "\"");

    assertThat(answer.first().getString("message")).isEqualTo("invalid data");
    assertThat(answer.details().getInt("maximum_length")).isEqualTo(40);
  }

  @Test
  void names_the_values_a_picklist_has() {
    Answer answer = lead("Lead_Status", "\"Fabulous\"");

    assertThat(answer.details().getJsonArray("supported_values").toString()).contains("Contacted");
    assertThat(lead("Lead_Status", "\"-None-\"").status()).isEqualTo(201);
  }

  @Test
  void refuses_a_lookup_that_points_nowhere() {
    Answer answer = lead("Partner", "{\"id\":\"5437000000009999999\"}");

    assertThat(answer.code()).isEqualTo("INVALID_DATA");
    assertThat(answer.details().getString("json_path")).isEqualTo("$.data[0].Partner.id");
  }

  @Test
  void keeps_unique_fields_unique_and_names_the_other_record() {
    lead("Portal_Lead_Id", "\"only-one\"");

    Answer answer = lead("Portal_Lead_Id", "\"ONLY-one\"");

    assertThat(answer.code()).isEqualTo("DUPLICATE_DATA");
    assertThat(answer.details().getString("api_name")).isEqualTo("Portal_Lead_Id");
    assertThat(answer.details().getJsonObject("duplicate_record").getString("id")).hasSize(19);
  }

  @Test
  void refuses_to_empty_a_mandatory_field() {
    String id = crm.create("Leads", "{\"Last_Name\":\"A\"}");

    Answer answer = crm.put("/crm/v8/Leads/" + id, "{\"data\":[{\"Last_Name\":null}]}");

    assertThat(answer.code()).isEqualTo("MANDATORY_NOT_FOUND");
  }
}
