package partnerportal.rows;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import partnerportal.platform.Page;
import partnerportal.platform.Scope;
import partnerportal.rows.Filled.Place;

/**
 * Arguments for any method of a store, such as would find what is somebody else's: their scope,
 * their ids, their words.
 *
 * @param place whose things are asked for
 * @param scope the scope that is pretended
 * @param early whether all times are long before everything, or long after it
 */
record StrangersArguments(Place place, Scope scope, boolean early) {

  /** What is asked with; empty where a method takes something nobody can make up. */
  Optional<Object[]> of(Method method) {
    try {
      var scoped = Arrays.asList(method.getParameterTypes()).contains(Scope.class);
      var types = method.getGenericParameterTypes();
      var values = new Object[types.length];
      var organization = !scoped;
      for (var i = 0; i < types.length; i++) {
        values[i] =
            organization && types[i] == UUID.class ? place.organizationId() : value(types[i]);
        if (types[i] == UUID.class) organization = false;
      }
      return Optional.of(values);
    } catch (ReflectiveOperationException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private Object value(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) return several(generic);
    var one = (Class<?>) type;
    if (one == Scope.class) return scope;
    if (one == UUID.class) return place.id();
    if (one == String.class) return place.text();
    if (one == byte[].class) return place.text().getBytes(StandardCharsets.UTF_8);
    if (one == int.class || one == Integer.class) return 200;
    if (one == long.class || one == Long.class) return 200L;
    if (one == boolean.class) return early;
    if (one == Instant.class)
      return Instant.parse(early ? "2001-01-01T00:00:00Z" : "2099-01-01T00:00:00Z");
    if (one == Duration.class) return early ? Duration.ZERO : Duration.ofDays(9_000);
    if (one == Page.Cursor.class) return null;
    if (one.isEnum()) return one.getEnumConstants()[0];
    if (one.isRecord()) return made(one);
    throw new UnsupportedOperationException(one.getName());
  }

  private Object several(ParameterizedType type) throws ReflectiveOperationException {
    var raw = (Class<?>) type.getRawType();
    if (raw == Optional.class) return Optional.empty();
    if (raw == Map.class) return Map.of();
    var one = value(type.getActualTypeArguments()[0]);
    if (raw == Set.class) return Set.of(one);
    if (raw == List.class || raw == Collection.class) return List.of(one);
    throw new UnsupportedOperationException(raw.getName());
  }

  private Object made(Class<?> type) throws ReflectiveOperationException {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = new Object[components.length];
    for (var i = 0; i < components.length; i++)
      values[i] =
          components[i].getName().equals("organization")
              ? place.organizationId()
              : value(components[i].getGenericType());
    Constructor<?> maker = type.getDeclaredConstructor(types);
    maker.setAccessible(true);
    return maker.newInstance(values);
  }
}
