package zohosandbox.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/** JSON with one provider, because looking it up for every value costs more than the value. */
public final class Jsons {

  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private Jsons() {}

  /** A new, empty object under construction. */
  public static JsonObjectBuilder object() {
    return PROVIDER.createObjectBuilder();
  }

  /** A copy of an object, to be changed. */
  public static JsonObjectBuilder copy(JsonObject original) {
    return PROVIDER.createObjectBuilder(original);
  }

  /** A new, empty array under construction. */
  public static JsonArrayBuilder array() {
    return PROVIDER.createArrayBuilder();
  }

  /** An array of texts. */
  public static JsonArray texts(Collection<String> values) {
    JsonArrayBuilder array = array();
    values.forEach(array::add);
    return array.build();
  }

  /** An array of objects or other values, as they are. */
  public static JsonArray values(Collection<? extends JsonValue> values) {
    JsonArrayBuilder array = array();
    values.forEach(array::add);
    return array.build();
  }

  /** A text as a JSON value; null becomes JSON's null. */
  public static JsonValue text(String value) {
    return value == null ? JsonValue.NULL : PROVIDER.createValue(value);
  }

  /** A number as a JSON value. */
  public static JsonValue number(long value) {
    return PROVIDER.createValue(value);
  }

  /** A decimal number as a JSON value. */
  public static JsonValue number(BigDecimal value) {
    return PROVIDER.createValue(value);
  }

  /** A truth value as a JSON value. */
  public static JsonValue bool(boolean value) {
    return value ? JsonValue.TRUE : JsonValue.FALSE;
  }

  /** The text in a member; empty when it is absent, null or no text. */
  public static Optional<String> text(JsonObject object, String member) {
    return object.get(member) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  /** Whether a member is absent or null. */
  public static boolean isNull(JsonObject object, String member) {
    JsonValue value = object.get(member);
    return value == null || value == JsonValue.NULL;
  }

  /**
   * Reads an object or array.
   *
   * @throws JsonException when the text is neither
   */
  public static JsonStructure parse(String text) {
    try (var reader = PROVIDER.createReader(new StringReader(text))) {
      return reader.read();
    }
  }

  /**
   * How many values an array has that is a member of an object, without reading them; 0 when there
   * is no such array.
   *
   * @throws JsonException when it is no JSON as far as that
   */
  public static int countIn(byte[] object, String member) {
    try (var parser = PROVIDER.createParser(new ByteArrayInputStream(object))) {
      if (parser.next() != Event.START_OBJECT) {
        return 0;
      }
      while (parser.next() == Event.KEY_NAME) {
        boolean wanted = parser.getString().equals(member);
        Event value = parser.next();
        if (wanted) {
          return value == Event.START_ARRAY ? countToEnd(parser) : 0;
        }
        skip(parser, value);
      }
      return 0;
    }
  }

  private static int countToEnd(JsonParser array) {
    int count = 0;
    for (Event value = array.next(); value != Event.END_ARRAY; value = array.next()) {
      skip(array, value);
      count++;
    }
    return count;
  }

  private static void skip(JsonParser parser, Event begun) {
    if (begun == Event.START_OBJECT) {
      parser.skipObject();
    } else if (begun == Event.START_ARRAY) {
      parser.skipArray();
    }
  }

  /**
   * Reads the JSON object a caller sent, whatever Content-Type it claimed.
   *
   * @throws ZohoError when the body is no JSON object
   */
  public static JsonObject body(byte[] body) {
    try (var reader =
        PROVIDER.createReader(new StringReader(new String(body, StandardCharsets.UTF_8)))) {
      return reader.readObject();
    } catch (RuntimeException e) { // the parser has its own kinds, for depth a plain one
      throw ZohoError.badRequest(
          "INVALID_DATA", object().add("expected_data_type", "jsonobject").build(), "body");
    }
  }

  /** Reads a JSON object that was packed with the program. */
  public static JsonObject resource(String path) {
    try (InputStream in = Jsons.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the class path holds no " + path);
      }
      return PROVIDER.createReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
