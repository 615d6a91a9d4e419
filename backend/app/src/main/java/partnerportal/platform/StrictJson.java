package partnerportal.platform;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads request bodies into records: unknown and repeated members, wrong types, control characters,
 * deep nesting and oversized bodies are refused with a pointer to the place. Members are the
 * components' names in snake case. A component that is an {@link Optional} tells what JSON can and
 * Java cannot: null when the member is absent, empty when it is null (RFC 7396).
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
public class StrictJson implements MessageBodyReader<Record> {

  /** Bytes a body may have. */
  public static final int MAX_BYTES = 64 * 1024;

  private static final int MAX_DEPTH = 32;
  private static final int MAX_DIGITS = 40;

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type.isRecord();
  }

  @Override
  public Record readFrom(
      Class<Record> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    var bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new Problem(
          ProblemKind.PAYLOAD_TOO_LARGE, "The body may have " + MAX_BYTES + " bytes at most.");
    }
    return type.cast(bind(type, parse(bytes), ""));
  }

  /**
   * Reads text that is not a request body with the same strictness, for instance a file of an
   * operator.
   */
  public static <T extends Record> T read(Class<T> type, byte[] json) {
    return type.cast(bind(type, parse(json), ""));
  }

  /** The name on the wire of a record component or a constraint. */
  public static String wireName(String javaName) {
    return javaName.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static Object parse(byte[] bytes) {
    if (bytes.length == 0)
      throw new Problem(ProblemKind.MALFORMED_JSON, "The body is empty; send a JSON object.");
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      refuseDepth(text);
      try (var parser = Json.createParser(new StringReader(text))) {
        var value = value(parser, parser.next(), "");
        if (parser.hasNext()) throw new Problem(ProblemKind.MALFORMED_JSON, null);
        return value;
      }
    } catch (CharacterCodingException e) {
      throw new Problem(ProblemKind.MALFORMED_JSON, "The body is not UTF-8.");
    } catch (JsonParsingException e) {
      var at = e.getLocation();
      throw new Problem(
          ProblemKind.MALFORMED_JSON,
          at == null
              ? null
              : "The body is not JSON at line "
                  + at.getLineNumber()
                  + ", column "
                  + at.getColumnNumber()
                  + ".");
    } catch (Problem refused) {
      throw refused;
    } catch (RuntimeException e) {
      // parsers fail in many ways on what is no JSON, down to the arithmetic of numbers without end
      throw new Problem(ProblemKind.MALFORMED_JSON, null);
    }
  }

  /** Before parsing, so that no parser's own stack is at stake. */
  private static void refuseDepth(String text) {
    var depth = 0;
    var quoted = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (quoted) {
        if (c == '\\') i++;
        else if (c == '"') quoted = false;
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        if (++depth > MAX_DEPTH) {
          throw new Problem(
              ProblemKind.MALFORMED_JSON,
              "The body is nested deeper than " + MAX_DEPTH + " levels.");
        }
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
  }

  private static Object value(JsonParser parser, Event event, String pointer) {
    return switch (event) {
      case START_OBJECT -> object(parser, pointer);
      case START_ARRAY -> {
        var items = new ArrayList<Object>();
        for (var next = parser.next(); next != Event.END_ARRAY; next = parser.next()) {
          items.add(value(parser, next, pointer + "/" + items.size()));
        }
        yield items;
      }
      case VALUE_STRING -> text(parser.getString(), pointer);
      case VALUE_NUMBER -> number(parser.getString(), pointer);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new Problem(ProblemKind.MALFORMED_JSON, null);
    };
  }

  private static Map<String, Object> object(JsonParser parser, String pointer) {
    var members = new LinkedHashMap<String, Object>();
    for (var next = parser.next(); next != Event.END_OBJECT; next = parser.next()) {
      var name = parser.getString();
      var at = below(pointer, name);
      if (members.containsKey(name)) {
        throw new Problem(
            ProblemKind.MALFORMED_JSON,
            "A member is given twice.",
            List.of(new Problem.Fault(at, "duplicate", "Give this member once.")));
      }
      members.put(name, value(parser, parser.next(), at));
    }
    return members;
  }

  /** A member's place, with what RFC 6901 does to names. */
  private static String below(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** Nothing we take has more digits; the length is judged before the number is worked out. */
  private static Object number(String digits, String pointer) {
    if (digits.length() > MAX_DIGITS) throw mistyped(pointer, "a shorter number");
    return new java.math.BigDecimal(digits);
  }

  private static String text(String text, String pointer) {
    for (var c : text.codePoints().toArray()) {
      if (invisible(c)) {
        throw new Problem(
            ProblemKind.CONTROL_CHARACTERS,
            null,
            List.of(
                new Problem.Fault(
                    pointer,
                    "control-characters",
                    "Remove the invisible characters from this value.")));
      }
    }
    return text;
  }

  /**
   * Control characters but line breaks and tabs, overrides of the writing direction, halves of
   * characters, and code points that are none. Joiners stay: names in several scripts need them.
   */
  private static boolean invisible(int c) {
    if (c == '\n' || c == '\r' || c == '\t') return false;
    return Character.isISOControl(c)
        || c >= 0x202a && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069
        || c == 0xfeff
        || (c & 0xfffe) == 0xfffe
        || Character.getType(c) == Character.SURROGATE;
  }

  private static Object bind(Type type, Object value, String pointer) {
    if (value == null) return null;
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      if (!(value instanceof List<?> items)) throw mistyped(pointer, "a list");
      var bound = new ArrayList<Object>();
      for (var item : items)
        bound.add(bind(list.getActualTypeArguments()[0], item, pointer + "/" + bound.size()));
      return bound;
    }
    if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      if (!(value instanceof Map<?, ?> members)) throw mistyped(pointer, "an object");
      var bound = new LinkedHashMap<String, Object>();
      members.forEach(
          (name, member) ->
              bound.put(
                  (String) name,
                  bind(map.getActualTypeArguments()[1], member, below(pointer, (String) name))));
      return bound;
    }
    var plain = (Class<?>) type;
    if (plain.isRecord()) return record(plain, value, pointer);
    if (plain == String.class) return expect(String.class, value, pointer, "a text");
    if (plain == Boolean.class || plain == boolean.class)
      return expect(Boolean.class, value, pointer, "true or false");
    if (plain == Integer.class
        || plain == int.class
        || plain == Long.class
        || plain == long.class) {
      return number(plain, value, pointer);
    }
    var text = expect(String.class, value, pointer, "a text");
    try {
      if (plain == UUID.class) return UUID.fromString(text);
      if (plain.isEnum()) return constant(plain, text);
      if (plain == java.net.URI.class) return java.net.URI.create(text);
    } catch (IllegalArgumentException e) {
      throw mistyped(
          pointer,
          plain.isEnum()
              ? "one of " + String.join(", ", constants(plain))
              : "a " + plain.getSimpleName());
    }
    throw new IllegalStateException(plain + " has no reader");
  }

  private static Object number(Class<?> type, Object value, String pointer) {
    var number = expect(java.math.BigDecimal.class, value, pointer, "a number");
    try {
      return type == Integer.class || type == int.class
          ? (Object) number.intValueExact()
          : number.longValueExact();
    } catch (ArithmeticException e) {
      throw mistyped(pointer, "a whole number");
    }
  }

  private static Object constant(Class<?> type, String text) {
    for (var constant : type.getEnumConstants()) {
      if (word(constant).equals(text)) return constant;
    }
    throw new IllegalArgumentException(text);
  }

  private static List<String> constants(Class<?> type) {
    return java.util.Arrays.stream(type.getEnumConstants()).map(StrictJson::word).toList();
  }

  /** As it is written too: roles are the groups of our tokens, in capitals. */
  private static String word(Object constant) {
    var name = ((Enum<?>) constant).name();
    return constant instanceof Role ? name : name.toLowerCase(Locale.ROOT);
  }

  private static Object record(Class<?> type, Object value, String pointer) {
    if (!(value instanceof Map<?, ?> members)) throw mistyped(pointer, "an object");
    var components = type.getRecordComponents();
    var known = java.util.Arrays.stream(components).map(c -> wireName(c.getName())).toList();
    var unknown = members.keySet().stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new Problem(
          ProblemKind.UNKNOWN_PROPERTY,
          null,
          unknown.stream()
              .map(
                  name ->
                      new Problem.Fault(
                          below(pointer, (String) name),
                          "unknown",
                          "Leave this member out. Known: " + String.join(", ", known) + "."))
              .toList());
    }
    var arguments =
        java.util.Arrays.stream(components).map(c -> component(c, members, pointer)).toArray();
    try {
      var types =
          java.util.Arrays.stream(components)
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be read", e);
    }
  }

  private static Object component(RecordComponent component, Map<?, ?> members, String pointer) {
    var name = wireName(component.getName());
    var value = members.get(name);
    if (component.getType() != Optional.class)
      return bind(component.getGenericType(), value, pointer + "/" + name);
    if (!members.containsKey(name)) return null;
    var type = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    return Optional.ofNullable(bind(type, value, pointer + "/" + name));
  }

  private static <T> T expect(Class<T> type, Object value, String pointer, String what) {
    if (!type.isInstance(value)) throw mistyped(pointer, what);
    return type.cast(value);
  }

  private static Problem mistyped(String pointer, String what) {
    return Problem.invalid(pointer, "type", "This must be " + what + ".");
  }
}
