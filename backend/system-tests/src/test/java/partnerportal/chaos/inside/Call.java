package partnerportal.chaos.inside;

import java.lang.reflect.Method;

/**
 * A method of the product, by name, so that nothing here holds the product in place.
 *
 * @param parameters how many it takes, which tells overloaded ones apart
 */
public record Call(String type, String method, int parameters) {

  static Call of(Method method) {
    return new Call(
        method.getDeclaringClass().getName(), method.getName(), method.getParameterCount());
  }

  @Override
  public String toString() {
    return type + "." + method + "/" + parameters;
  }
}
