package partnerportal.platform;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * How answers are written: snake case, absent values as null; enums say themselves how ({@link
 * LowerCase}).
 */
@Provider
public class Wire implements ContextResolver<Jsonb> {

  private static final Jsonb JSON = JsonbBuilder.create(style().withNullValues(true));
  private static final Jsonb PROBLEMS = JsonbBuilder.create(style());

  private static JsonbConfig style() {
    return new JsonbConfig()
        .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES);
  }

  @Override
  public Jsonb getContext(Class<?> type) {
    return type == ProblemBody.class ? PROBLEMS : JSON;
  }

  static String problem(ProblemBody body) {
    return PROBLEMS.toJson(body);
  }

  /** The same writer for what does not leave through a resource. */
  public static Jsonb json() {
    return JSON;
  }
}
