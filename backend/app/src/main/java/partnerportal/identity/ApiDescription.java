package partnerportal.identity;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.ProblemBody;
import partnerportal.platform.Role;
import partnerportal.platform.StrictJson;

/**
 * Finishes the API description while it is built: {@code x-access} from {@link Access} and the
 * {@link Matrix}, names as on the wire, and the problem every operation can answer. An operation
 * nobody declared access for stops the build.
 */
public class ApiDescription implements OASFilter {

  private static final char SEPARATOR = '_';
  private static final List<String> CAPITALS =
      List.of(Role.class.getSimpleName(), Action.class.getSimpleName());

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(ApiDescription::finish));
    api.getComponents().getSchemas().forEach(ApiDescription::asOnTheWire);
  }

  private static void finish(Operation operation) {
    var method = method(operation.getOperationId());
    var access = method.getAnnotation(Access.class);
    if (access == null)
      throw new IllegalStateException(method + " has no @Access; say who may call it.");
    var owner = method.getDeclaringClass().getSimpleName().replaceAll("Resource$", "");
    operation.setOperationId(
        owner.substring(0, 1).toLowerCase(Locale.ROOT)
            + owner.substring(1)
            + "."
            + method.getName());
    operation.addExtension("x-access", access(access.value()));
    if (access.value() != Action.PUBLIC && access.value() != Action.SESSION) {
      operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("token"));
    }
    var problem = OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
    operation
        .getResponses()
        .addAPIResponse(
            "default",
            OASFactory.createAPIResponse()
                .description("What went wrong, as a problem of the catalogue.")
                .content(OASFactory.createContent().addMediaType(ProblemBody.MEDIA_TYPE, problem)));
  }

  private static Object access(Action action) {
    if (action == Action.PUBLIC) return "public";
    if (action == Action.SESSION) return "session";
    var roles = new LinkedHashMap<String, Object>();
    for (var role : Role.values())
      Matrix.reach(action, role).ifPresent(reach -> roles.put(role.name(), reach.word()));
    return roles;
  }

  /** The id comes as package, class and method, joined by the scanner. */
  private static Method method(String id) {
    var cut = id.lastIndexOf(SEPARATOR);
    if (cut < 0)
      throw new IllegalStateException("Leave the operationId of " + id + " to the build.");
    try {
      var type = Class.forName(id.substring(0, cut), false, ApiDescription.class.getClassLoader());
      return Arrays.stream(type.getMethods())
          .filter(m -> m.getName().equals(id.substring(cut + 1)))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("There is no method " + id));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void asOnTheWire(String name, Schema schema) {
    if (schema.getEnumeration() != null && !CAPITALS.contains(name)) {
      schema.setEnumeration(
          schema.getEnumeration().stream()
              .map(v -> (Object) v.toString().toLowerCase(Locale.ROOT))
              .toList());
    }
    if (schema.getRequired() != null)
      schema.setRequired(schema.getRequired().stream().map(StrictJson::wireName).toList());
    if (schema.getProperties() == null) return;
    var renamed = new LinkedHashMap<String, Schema>();
    new ArrayList<>(schema.getProperties().entrySet())
        .stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(
                property ->
                    renamed.put(StrictJson.wireName(property.getKey()), property.getValue()));
    schema.setProperties(renamed);
  }
}
