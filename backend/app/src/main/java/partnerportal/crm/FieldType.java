package partnerportal.crm;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import partnerportal.crm.CrmValue.Day;
import partnerportal.crm.CrmValue.Flag;
import partnerportal.crm.CrmValue.Moment;
import partnerportal.crm.CrmValue.Number;
import partnerportal.crm.CrmValue.Opaque;
import partnerportal.crm.CrmValue.Reference;
import partnerportal.crm.CrmValue.Text;
import partnerportal.crm.CrmValue.Word;
import partnerportal.crm.CrmValue.Words;

/**
 * Zoho's kinds of fields, by the word its metadata uses ({@code data_type}), and how the value of
 * each looks in JSON (v8 field metadata). A kind that is not listed is kept and never written.
 */
enum FieldType {
  TEXT("text", Shape.TEXT),
  TEXTAREA("textarea", Shape.TEXT),
  EMAIL("email", Shape.TEXT),
  PHONE("phone", Shape.TEXT),
  WEBSITE("website", Shape.TEXT),
  /** Up to nineteen digits, which no JavaScript number holds: a text on the wire and with us. */
  BIGINT("bigint", Shape.TEXT),
  PICKLIST("picklist", Shape.WORD),
  MULTISELECTPICKLIST("multiselectpicklist", Shape.WORDS),
  DATE("date", Shape.DAY),
  DATETIME("datetime", Shape.MOMENT),
  INTEGER("integer", Shape.NUMBER),
  DOUBLE("double", Shape.NUMBER),
  CURRENCY("currency", Shape.NUMBER),
  PERCENT("percent", Shape.NUMBER),
  BOOLEAN("boolean", Shape.FLAG),
  LOOKUP("lookup", Shape.REFERENCE),
  OWNERLOOKUP("ownerlookup", Shape.REFERENCE),
  USERLOOKUP("userlookup", Shape.REFERENCE),
  /** Counted by Zoho. */
  AUTONUMBER("autonumber", Shape.TEXT),
  /** Worked out by Zoho; what comes depends on the formula. */
  FORMULA("formula", Shape.WORKED_OUT),
  ROLLUP_SUMMARY("rollup_summary", Shape.WORKED_OUT),
  UNKNOWN("", Shape.OPAQUE);

  private enum Shape {
    TEXT,
    WORD,
    WORDS,
    DAY,
    MOMENT,
    NUMBER,
    FLAG,
    REFERENCE,
    WORKED_OUT,
    OPAQUE
  }

  private final String word;
  private final Shape shape;

  FieldType(String word, Shape shape) {
    this.word = word;
    this.shape = shape;
  }

  static FieldType of(String dataType) {
    var asked = dataType.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(type -> type.word.equals(asked))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** Whether a value of this kind may come from us. */
  boolean writable() {
    return shape != Shape.OPAQUE && shape != Shape.WORKED_OUT && this != AUTONUMBER;
  }

  /**
   * What a value means; one of another shape than expected is kept as it is, because a single field
   * must not keep its record from being read.
   */
  CrmValue read(JsonValue json) {
    try {
      var value = understood(json);
      return value == null ? new Opaque(json) : value;
    } catch (DateTimeException | NumberFormatException e) {
      return new Opaque(json);
    }
  }

  private CrmValue understood(JsonValue json) {
    return switch (shape) {
      case TEXT -> text(json);
      case WORD -> json instanceof JsonString word ? new Word(word.getString()) : null;
      case WORDS -> words(json);
      case DAY -> json instanceof JsonString day ? new Day(LocalDate.parse(day.getString())) : null;
      case MOMENT ->
          json instanceof JsonString at ? new Moment(ZohoTime.instant(at.getString())) : null;
      case NUMBER -> number(json);
      case FLAG -> flag(json);
      case REFERENCE -> reference(json);
      case WORKED_OUT -> workedOut(json);
      case OPAQUE -> null;
    };
  }

  /** A text field that leads to a record somewhere else shows its name, as Contact_Name may. */
  private static CrmValue text(JsonValue json) {
    if (json instanceof JsonString text) return new Text(text.getString());
    if (json instanceof JsonNumber number) return new Text(number.toString());
    if (json instanceof JsonObject record && record.get("name") instanceof JsonString name)
      return new Text(name.getString());
    return null;
  }

  private static CrmValue words(JsonValue json) {
    if (!(json instanceof JsonArray array)) return null;
    var words = new ArrayList<String>();
    for (var one : array) {
      if (!(one instanceof JsonString word)) return null;
      words.add(word.getString());
    }
    return new Words(List.copyOf(words));
  }

  private static CrmValue number(JsonValue json) {
    if (json instanceof JsonNumber number) return new Number(number.bigDecimalValue());
    return json instanceof JsonString text
        ? new Number(new BigDecimal(text.getString().strip()))
        : null;
  }

  private static CrmValue flag(JsonValue json) {
    if (json == JsonValue.TRUE || json == JsonValue.FALSE) return new Flag(json == JsonValue.TRUE);
    if (!(json instanceof JsonString text)) return null;
    return switch (text.getString()) {
      case "true" -> new Flag(true);
      case "false" -> new Flag(false);
      default -> null;
    };
  }

  private static CrmValue reference(JsonValue json) {
    if (json instanceof JsonString name) return new Reference(null, name.getString());
    return json instanceof JsonObject record
        ? new Reference(ZohoRecords.text(record, "id"), ZohoRecords.text(record, "name"))
        : null;
  }

  private static CrmValue workedOut(JsonValue json) {
    if (json instanceof JsonString text) return new Text(text.getString());
    if (json instanceof JsonNumber number) return new Number(number.bigDecimalValue());
    return flag(json);
  }

  /**
   * How a value is written; empty words and the like were dealt with before.
   *
   * @return null when a field of this kind does not hold such a value
   */
  JsonValue write(CrmValue value) {
    if (shape == Shape.TEXT && value instanceof Text text) return Json.createValue(text.text());
    if (shape == Shape.WORD && value instanceof Word word) return Json.createValue(word.word());
    if (shape == Shape.WORDS && value instanceof Words words)
      return Json.createArrayBuilder(words.words()).build();
    if (shape == Shape.DAY && value instanceof Day day)
      return Json.createValue(day.day().toString());
    if (shape == Shape.MOMENT && value instanceof Moment moment)
      return Json.createValue(ZohoTime.text(moment.at()));
    if (shape == Shape.NUMBER && value instanceof Number number) return number(number.number());
    if (shape == Shape.FLAG && value instanceof Flag flag)
      return flag.on() ? JsonValue.TRUE : JsonValue.FALSE;
    if (shape == Shape.REFERENCE && value instanceof Reference to && to.id() != null)
      return Json.createObjectBuilder().add("id", to.id()).build();
    return null;
  }

  private JsonValue number(BigDecimal number) {
    if (this != INTEGER) return Json.createValue(number);
    try {
      return Json.createValue(number.toBigIntegerExact());
    } catch (ArithmeticException e) {
      return null;
    }
  }
}
