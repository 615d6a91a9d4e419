package zohosandbox.store;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import zohosandbox.wire.Jsons;

/**
 * A JSON object that is kept: it shares the names of its members with all rows that have the same,
 * and frequent values with the rows around it. An ordinary one takes three times the memory, which
 * counts when there are 100,000.
 */
final class Row extends AbstractMap<String, JsonValue> implements JsonObject {

  private static final Map<List<String>, String[]> SHAPES = new ConcurrentHashMap<>();

  /** The latest value of each slot; a race only costs the sharing of a value. */
  private static final JsonValue[] FREQUENT = new JsonValue[8192];

  private final String[] names;
  private final JsonValue[] values;

  private Row(String[] names, JsonValue[] values) {
    this.names = names;
    this.values = values;
  }

  static JsonObject of(JsonObject object) {
    if (object instanceof Row) {
      return object;
    }
    String[] names = SHAPES.computeIfAbsent(List.copyOf(object.keySet()), Row::interned);
    JsonValue[] values = new JsonValue[names.length];
    for (int i = 0; i < names.length; i++) {
      values[i] = shared(object.get(names[i]));
    }
    return new Row(names, values);
  }

  private static String[] interned(List<String> names) {
    return names.stream().map(String::intern).toArray(String[]::new);
  }

  private static JsonValue shared(JsonValue value) {
    if (!(value instanceof JsonString)) {
      return value;
    }
    int hash = value.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (FREQUENT.length - 1);
    JsonValue known = FREQUENT[slot];
    if (value.equals(known)) {
      return known;
    }
    FREQUENT[slot] = value;
    return value;
  }

  private int find(Object name) {
    int hash = name.hashCode();
    for (int i = 0; i < names.length; i++) {
      if (names[i].hashCode() == hash && names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public JsonValue get(Object name) {
    int at = find(name);
    return at < 0 ? null : values[at];
  }

  @Override
  public boolean containsKey(Object name) {
    return find(name) >= 0;
  }

  @Override
  public Set<Entry<String, JsonValue>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Entry<String, JsonValue>> {

    @Override
    public int size() {
      return names.length;
    }

    @Override
    public Iterator<Entry<String, JsonValue>> iterator() {
      return new Iterator<>() {
        private int at;

        @Override
        public boolean hasNext() {
          return at < names.length;
        }

        @Override
        public Entry<String, JsonValue> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          return Map.entry(names[at], values[at++]);
        }
      };
    }
  }

  @Override
  public ValueType getValueType() {
    return ValueType.OBJECT;
  }

  @Override
  public JsonArray getJsonArray(String name) {
    return (JsonArray) get(name);
  }

  @Override
  public JsonObject getJsonObject(String name) {
    return (JsonObject) get(name);
  }

  @Override
  public JsonNumber getJsonNumber(String name) {
    return (JsonNumber) get(name);
  }

  @Override
  public JsonString getJsonString(String name) {
    return (JsonString) get(name);
  }

  @Override
  public String getString(String name) {
    return getJsonString(name).getString();
  }

  @Override
  public String getString(String name, String otherwise) {
    return get(name) instanceof JsonString text ? text.getString() : otherwise;
  }

  @Override
  public int getInt(String name) {
    return getJsonNumber(name).intValue();
  }

  @Override
  public int getInt(String name, int otherwise) {
    return get(name) instanceof JsonNumber number ? number.intValue() : otherwise;
  }

  @Override
  public boolean getBoolean(String name) {
    JsonValue value = get(name);
    if (value == null) {
      throw new NullPointerException(name);
    }
    if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
      throw new ClassCastException(name);
    }
    return value == JsonValue.TRUE;
  }

  @Override
  public boolean getBoolean(String name, boolean otherwise) {
    JsonValue value = get(name);
    return value == JsonValue.TRUE || value != JsonValue.FALSE && otherwise;
  }

  @Override
  public boolean isNull(String name) {
    return get(name).equals(JsonValue.NULL);
  }

  @Override
  public String toString() {
    return Jsons.copy(this).build().toString();
  }
}
