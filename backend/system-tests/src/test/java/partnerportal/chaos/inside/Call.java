package partnerportal.chaos.inside;

import java.lang.reflect.Method;

/**
 * A method of the product, by name, so that nothing here holds the product in place.
 *
 * @param parameters how many it takes, which tells overloaded ones apart; {@link #ANY} where there
 *     is one of the name
 */
public record Call(String type, String method, int parameters) {

  /** However many parameters it takes. */
  public static final int ANY = -1;

  /** Whether this is the method meant. */
  boolean fits(Method other) {
    return other.getDeclaringClass().getName().equals(type)
        && other.getName().equals(method)
        && (parameters == ANY || other.getParameterCount() == parameters);
  }

  @Override
  public String toString() {
    return type + "." + method + "/" + parameters;
  }
}
