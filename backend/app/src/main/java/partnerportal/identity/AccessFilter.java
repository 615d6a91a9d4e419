package partnerportal.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;
import partnerportal.platform.Sight;
import partnerportal.platform.Tenancy;

/**
 * Holds every call to {@link Access}: who is asking comes from the token, whether they still may
 * and in which role from the session row, how far it reaches from the {@link Matrix}. Also refuses
 * query parameters a method does not know.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class AccessFilter implements ContainerRequestFilter {

  private static final Set<String> READS = Set.of("GET", "HEAD");

  @Inject JsonWebToken token;
  @Inject CurrentUser me;
  @Inject Sessions sessions;
  @Inject Clock clock;

  @Context ResourceInfo resource;
  @Context HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext call) {
    var method = resource.getResourceMethod();
    if (method == null) return;
    refuseUnknownParameters(call, method);
    var access = method.getAnnotation(Access.class);
    if (access == null) throw new Problem(ProblemKind.FORBIDDEN, null);
    if (viewing()) refuseToChange(call);
    if (access.value() == Action.PUBLIC || access.value() == Action.SESSION) return;

    var claimed = identity();
    var alive =
        sessions
            .standing(claimed.session())
            .orElseThrow(() -> new Problem(ProblemKind.UNAUTHENTICATED, null));
    var identity = claimed.as(alive.role());
    if (alive.viewing()) refuseToChange(call);
    if (alive.stuck(clock.instant()) && !Matrix.withoutSecondStep(access.value()))
      throw new Problem(ProblemKind.SECOND_FACTOR_MISSING, null);
    var reach =
        Matrix.reach(access.value(), alive)
            .orElseThrow(() -> new Problem(ProblemKind.FORBIDDEN, null));
    var scope = reach.scope(identity, alive);
    me.is(identity, scope, alive.viewing() ? Sight.MASKED : reach.sight());
    Tenancy.enter(scope);
  }

  /** By the token alone, for the operations that ask nobody who they are. */
  private boolean viewing() {
    return token.getRawToken() != null
        && Tokens.VIEW.equals(String.valueOf(token.<Object>getClaim("kind")));
  }

  /** A look at a partner's portal reads; what else it may is not even asked. */
  private static void refuseToChange(ContainerRequestContext call) {
    if (!READS.contains(call.getMethod())) throw new Problem(ProblemKind.READ_ONLY_VIEW, null);
  }

  private CurrentUser.Identity identity() {
    if (token.getRawToken() == null) throw new Problem(ProblemKind.UNAUTHENTICATED, null);
    var role =
        token.getGroups().stream()
            .findFirst()
            .map(Role::valueOf)
            .orElseThrow(() -> new Problem(ProblemKind.UNAUTHENTICATED, null));
    return new CurrentUser.Identity(
        role,
        uuid("org"),
        uuid("partner"),
        uuid("membership"),
        uuid("person"),
        uuid("sid"),
        token.getClaim("full_name"),
        Instant.ofEpochSecond(token.getExpirationTime()));
  }

  private UUID uuid(String claim) {
    var value = token.<Object>getClaim(claim);
    return value == null ? null : UUID.fromString(value.toString());
  }

  private static void refuseUnknownParameters(
      ContainerRequestContext call, java.lang.reflect.Method method) {
    var asked = call.getUriInfo().getQueryParameters();
    if (asked.isEmpty()) return;
    var known =
        Arrays.stream(method.getParameters())
            .map(p -> p.getAnnotation(QueryParam.class))
            .filter(Objects::nonNull)
            .map(QueryParam::value)
            .collect(Collectors.toSet());
    asked.forEach(
        (name, values) -> {
          if (values.stream().anyMatch(value -> value.chars().anyMatch(Character::isISOControl))) {
            throw new Problem(ProblemKind.INVALID_PARAMETER, "A parameter has control characters.");
          }
          if (!known.contains(name) || values.size() > 1) {
            throw new Problem(
                ProblemKind.INVALID_PARAMETER,
                known.contains(name)
                    ? "Give the parameter " + name + " once."
                    : "There is no parameter of that name here. Known: "
                        + (known.isEmpty() ? "none" : String.join(", ", known))
                        + ".");
          }
        });
  }
}
