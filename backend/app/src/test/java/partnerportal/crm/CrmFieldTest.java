package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import partnerportal.crm.CrmValue.Day;
import partnerportal.crm.CrmValue.Flag;
import partnerportal.crm.CrmValue.Moment;
import partnerportal.crm.CrmValue.Nothing;
import partnerportal.crm.CrmValue.Number;
import partnerportal.crm.CrmValue.Opaque;
import partnerportal.crm.CrmValue.Reference;
import partnerportal.crm.CrmValue.Text;
import partnerportal.crm.CrmValue.Word;
import partnerportal.crm.CrmValue.Words;

class CrmFieldTest {

  static final String STAGES =
      "{'api_name':'Stage','display_label':'Stage','data_type':'%s','operation_type':{'api_create':true,'api_update':true},"
          + "'pick_list_values':[{'id':'1','actual_value':'-None-','display_value':'-None-'},"
          + "{'id':'2','actual_value':'Closed Lost to Competition','display_value':'Closed-Lost to Competition'},"
          + "{'id':'3','actual_value':'Won','display_value':'Gewonnen'}]}";

  @ParameterizedTest(name = "{0} {1} stays {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "text | 'Acme' | 'Acme'",
        "textarea | 'two\\nlines' | 'two\\nlines'",
        "email | 'ann@acme.example' | 'ann@acme.example'",
        "phone | '+49 30 1' | '+49 30 1'",
        "website | 'https://acme.example' | 'https://acme.example'",
        "bigint | '9007199254740993' | '9007199254740993'",
        "bigint | 6200000000000000123 | '6200000000000000123'",
        "date | '2026-11-22' | '2026-11-22'",
        "datetime | '2026-11-22T16:45:10+01:00' | '2026-11-22T15:45:10+00:00'",
        "datetime | '2026-11-22T07:45:10-08:00' | '2026-11-22T15:45:10+00:00'",
        "integer | 42 | 42",
        "double | 1.5 | 1.5",
        "currency | 12000.00 | 12000.00",
        "percent | 33.3 | 33.3",
        "boolean | true | true",
        "boolean | 'false' | false",
        "lookup | {'id':'62','name':'Acme'} | {'id':'62'}",
        "ownerlookup | {'id':'62','name':'Dana','email':'d@acme.example'} | {'id':'62'}",
        "userlookup | {'id':'62','name':'Dana'} | {'id':'62'}"
      })
  void reads_and_writes(String type, String read, String written) {
    var field = field(type);

    assertThat(field.write(field.read(row(read)), true)).isEqualTo(row(written).get("Some_Field"));
  }

  @Test
  void knows_what_each_value_is() {
    assertThat(field("date").read(row("'2026-11-22'")))
        .isEqualTo(new Day(LocalDate.of(2026, 11, 22)));
    assertThat(field("datetime").read(row("'2026-11-22T16:45:10+01:00'")))
        .isEqualTo(new Moment(Instant.parse("2026-11-22T15:45:10Z")));
    assertThat(field("percent").read(row("'33.3'"))).isEqualTo(new Number(new BigDecimal("33.3")));
    assertThat(field("bigint").read(row("6200000000000000123")))
        .isEqualTo(new Text("6200000000000000123"));
    assertThat(field("boolean").read(row("true"))).isEqualTo(new Flag(true));
    assertThat(field("lookup").read(row("{'id':'62','name':'Acme'}")))
        .isEqualTo(new Reference("62", "Acme"));
  }

  @Test
  void reads_a_contact_as_a_text_and_as_a_record_whatever_its_kind_is() {
    assertThat(field("text").read(row("{'id':'62','name':'Mira'}"))).isEqualTo(new Text("Mira"));
    assertThat(field("text").read(row("'Mira'"))).isEqualTo(new Text("Mira"));
    assertThat(field("lookup").read(row("'Mira'"))).isEqualTo(new Reference(null, "Mira"));
  }

  @Test
  void takes_absence_in_all_its_forms_for_nothing() {
    assertThat(field("text").read(row("null"))).isEqualTo(new Nothing());
    assertThat(field("text").read(row("''"))).isEqualTo(new Nothing());
    assertThat(field("text").read(JsonValue.EMPTY_JSON_OBJECT)).isEqualTo(new Nothing());
    assertThat(stages("picklist").read(json("{'Stage':'-None-'}"))).isEqualTo(new Nothing());
    assertThat(field("text").write(new Nothing(), true)).isEqualTo(JsonValue.NULL);
    assertThat(stages("picklist").write(new Word("-None-"), true)).isEqualTo(JsonValue.NULL);
  }

  @Test
  void knows_a_word_by_both_of_its_names_and_writes_the_apis() {
    var stages = stages("picklist");
    var actual = new Word("Closed Lost to Competition");

    assertThat(stages.read(json("{'Stage':'Closed-Lost to Competition'}"))).isEqualTo(actual);
    assertThat(stages.read(json("{'Stage':'Closed Lost to Competition'}"))).isEqualTo(actual);
    assertThat(stages.write(new Word("Gewonnen"), true)).isEqualTo(Json.createValue("Won"));
    assertThat(stages("multiselectpicklist").write(new Words(List.of("Gewonnen", "Won")), false))
        .isEqualTo(Json.createArrayBuilder().add("Won").add("Won").build());
  }

  @Test
  void shows_a_word_nobody_knows_and_does_not_write_it() {
    var stages = stages("picklist");

    assertThat(stages.read(json("{'Stage':'On the moon'}"))).isEqualTo(new Word("On the moon"));
    assertThatThrownBy(() -> stages.write(new Word("On the moon"), true))
        .isInstanceOf(CrmField.Unfit.class)
        .hasMessage(
            "Stage does not offer \"On the moon\", but Closed-Lost to Competition, Gewonnen.");
  }

  @ParameterizedTest(name = "a {0} is only read")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "subform | [{'id':'1'}]",
        "fileupload | [{'file_Id':'x'}]",
        "multiselectlookup | [{'id':'1'}]",
        "something_new | {'a':{'b':1}}"
      })
  void keeps_what_it_does_not_know(String type, String value) {
    var row = row(value);

    var read = field(type).read(row);

    assertThat(read).isEqualTo(new Opaque(row.get("Some_Field")));
    assertThatThrownBy(() -> field(type).write(read, true))
        .isInstanceOf(CrmField.Unfit.class)
        .hasMessage("Some field is set by the CRM alone.");
  }

  @ParameterizedTest(name = "a {0} is worked out there")
  @CsvSource({"formula", "rollup_summary", "autonumber"})
  void never_writes_what_the_crm_works_out(String type) {
    assertThat(field(type).read(row("'LD-7'"))).isEqualTo(new Text("LD-7"));
    assertThatThrownBy(() -> field(type).write(new Text("LD-8"), true))
        .isInstanceOf(CrmField.Unfit.class);
  }

  @Test
  void keeps_a_value_of_another_shape_than_its_kind_has() {
    assertThat(field("date").read(row("'soon'"))).isEqualTo(new Opaque(Json.createValue("soon")));
    assertThat(field("integer").read(row("'many'")))
        .isEqualTo(new Opaque(Json.createValue("many")));
    assertThat(field("datetime").read(row("7"))).isEqualTo(new Opaque(Json.createValue(7)));
  }

  @Test
  void refuses_before_the_crm_does_and_says_what_it_takes() {
    assertThatThrownBy(() -> field("text").write(new Text("x".repeat(41)), true))
        .hasMessage("Some field may have 40 characters.");
    assertThatThrownBy(() -> field("integer").write(new Number(new BigDecimal("1E+40")), true))
        .hasMessage("Some field may have 40 digits.");
    assertThatThrownBy(() -> field("integer").write(new Number(new BigDecimal("1.5")), true))
        .hasMessage("Some field does not hold such a value.");
    assertThatThrownBy(() -> field("lookup").write(new Reference(null, "Acme"), true))
        .hasMessage("Some field does not hold such a value.");
    assertThatThrownBy(() -> field("date").write(new Text("soon"), true))
        .hasMessage("Some field does not hold such a value.");
  }

  @Test
  void writes_only_when_the_crm_lets_it_and_never_blanks_what_must_be_there() {
    var field =
        CrmField.of(
            json(
                "{'api_name':'Last_Name','field_label':'Last name','data_type':'text','system_mandatory':true,"
                    + "'unique':{'case_sensitive':false},'operation_type':{'api_create':true,'api_update':false}}"));

    assertThat(field.unique()).isTrue();
    assertThat(field.write(new Text("Dee"), true)).isEqualTo(Json.createValue("Dee"));
    assertThatThrownBy(() -> field.write(new Text("Dee"), false))
        .hasMessage("Last name is set by the CRM alone.");
    assertThatThrownBy(() -> field.write(new Nothing(), true))
        .hasMessage("Last name must not be empty.");
  }

  @Test
  void knows_where_a_lookup_leads() {
    var field =
        CrmField.of(
            json(
                "{'api_name':'Partner','data_type':'lookup','unique':true,'lookup':{'module':{'api_name':'Partners'}}}"));

    assertThat(field.leadsTo()).isEqualTo("Partners");
    assertThat(field.unique()).isTrue();
    assertThat(field("text").leadsTo()).isNull();
    assertThat(field("text").unique()).isFalse();
  }

  private static CrmField field(String type) {
    return CrmField.of(
        json(
            "{'api_name':'Some_Field','display_label':'Some field','data_type':'"
                + type
                + "','length':40,'unique':{},'operation_type':{'api_create':true,'api_update':true}}"));
  }

  private static CrmField stages(String type) {
    return CrmField.of(json(STAGES.formatted(type)));
  }

  private static JsonObject row(String value) {
    return json("{'Some_Field':" + value + "}");
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }
}
