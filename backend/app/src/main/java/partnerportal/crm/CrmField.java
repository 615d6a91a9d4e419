package partnerportal.crm;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import partnerportal.crm.CrmValue.Nothing;
import partnerportal.crm.CrmValue.Number;
import partnerportal.crm.CrmValue.Text;
import partnerportal.crm.CrmValue.Word;
import partnerportal.crm.CrmValue.Words;

/**
 * A field as the CRM describes it, and its values in both directions (v8 field metadata). What the
 * CRM would refuse is refused here, in words that name the field and what it takes.
 *
 * @param label what people call it
 * @param length most characters, or digits of a number; 0 for no limit
 * @param mandatory whether the CRM takes no record without it
 * @param creatable whether a value may come with a new record
 * @param updatable whether it may be changed later
 * @param choices the words of a picklist
 * @param leadsTo the module a lookup leads to; null for other fields
 */
record CrmField(
    String apiName,
    String label,
    FieldType type,
    int length,
    boolean mandatory,
    boolean unique,
    boolean creatable,
    boolean updatable,
    List<Choice> choices,
    String leadsTo) {

  private static final String NONE = "-None-";
  private static final int MOST_NAMED = 10;

  /**
   * A word of a picklist.
   *
   * @param id stays when the word is renamed
   * @param actual what the API calls it
   * @param display what people read; differs from actual in Zoho's own defaults too
   * @param forecast what a deal in this stage is counted as; null for other picklists
   */
  record Choice(String id, String actual, String display, String forecast) {
    boolean is(String word) {
      return word.equals(actual) || word.equals(display);
    }
  }

  /** A value the CRM would not take; the message says which field, why, and what it takes. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  /** Reads a field's description; members that are missing allow nothing. */
  static CrmField of(JsonObject field) {
    var name = field.getString("api_name", "");
    var may = ZohoRecords.object(field, "operation_type");
    var readOnly = field.getBoolean("read_only", false);
    return new CrmField(
        name,
        field.getString("display_label", field.getString("field_label", name)),
        FieldType.of(field.getString("data_type", "")),
        field.get("length") instanceof JsonNumber number ? number.intValue() : 0,
        field.getBoolean("system_mandatory", false),
        unique(field.get("unique")),
        !readOnly && may.getBoolean("api_create", false),
        !readOnly && may.getBoolean("api_update", false),
        ZohoRecords.objects(field, "pick_list_values").stream().map(CrmField::choice).toList(),
        ZohoRecords.object(ZohoRecords.object(field, "lookup"), "module")
            .getString("api_name", null));
  }

  /** An object with members, or since lately the plain truth. */
  private static boolean unique(JsonValue unique) {
    return unique == JsonValue.TRUE || unique instanceof JsonObject how && !how.isEmpty();
  }

  private static Choice choice(JsonObject value) {
    var actual = value.getString("actual_value", value.getString("display_value", ""));
    return new Choice(
        ZohoRecords.text(value, "id"),
        actual,
        value.getString("display_value", actual),
        ZohoRecords.text(value, "forecast_type"));
  }

  /** What the field holds in a record; words of a picklist become those the API calls them by. */
  CrmValue read(JsonObject row) {
    var json = row.get(apiName);
    if (json == null || json == JsonValue.NULL) return new Nothing();
    var value = type.read(json);
    if (value instanceof Text text && text.text().isBlank()) return new Nothing();
    if (value instanceof Word word) return word(word.word());
    if (value instanceof Words words)
      return new Words(words.words().stream().map(this::actual).toList());
    return value;
  }

  private CrmValue word(String word) {
    return nothing(word) ? new Nothing() : new Word(actual(word));
  }

  /** The choice a word means, by either of its names. */
  Optional<Choice> choice(String word) {
    return choices.stream()
        .filter(choice -> choice.actual.equals(word))
        .findFirst()
        .or(() -> choices.stream().filter(choice -> choice.is(word)).findFirst());
  }

  /** A word nobody knows stays as it is: it is data. */
  private String actual(String word) {
    return choice(word).map(Choice::actual).orElse(word);
  }

  private static boolean nothing(String word) {
    return word.isBlank() || word.equals(NONE);
  }

  /**
   * How a value is written.
   *
   * @param creation whether it comes with a new record
   * @throws Unfit when the CRM would not take it
   */
  JsonValue write(CrmValue value, boolean creation) {
    if (!type.writable() || !(creation ? creatable : updatable))
      throw new Unfit(label + " is set by the CRM alone.");
    if (value instanceof Nothing || value instanceof Word word && nothing(word.word())) {
      if (mandatory) throw new Unfit(label + " must not be empty.");
      return JsonValue.NULL;
    }
    var fitting = fitting(value);
    var json = type.write(fitting);
    if (json == null) throw new Unfit(label + " does not hold such a value.");
    return json;
  }

  private CrmValue fitting(CrmValue value) {
    if (value instanceof Word word) return new Word(offered(word.word()));
    if (value instanceof Words words)
      return new Words(words.words().stream().map(this::offered).toList());
    if (value instanceof Text text && length > 0 && text.text().length() > length)
      throw new Unfit(label + " may have " + length + " characters.");
    if (value instanceof Number number && length > 0 && digits(number.number()) > length)
      throw new Unfit(label + " may have " + length + " digits.");
    return value;
  }

  private String offered(String word) {
    return choice(word)
        .map(Choice::actual)
        .orElseThrow(
            () ->
                new Unfit(
                    label
                        + " does not offer \""
                        + word
                        + "\", but "
                        + choices.stream()
                            .map(Choice::display)
                            .filter(display -> !display.equals(NONE))
                            .limit(MOST_NAMED)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static int digits(BigDecimal number) {
    return Math.max(1, number.precision() - number.scale());
  }
}
