package zohosandbox.accounts;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Module;
import zohosandbox.wire.ApiCall;
import zohosandbox.wire.ApiCalls;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Refuses calls whose token was not given for them. */
@PreMatching
public final class ScopeFilter implements ContainerRequestFilter {

  /** Where bodies name the module that is read, for calls whose path does not. */
  private static final Map<String, Pattern> NAMED_IN_BODY =
      Map.of(
          "crm/v8/coql", Pattern.compile("\\bfrom\\s+(\\w+)", Pattern.CASE_INSENSITIVE),
          "crm/bulk/v8/read", Pattern.compile("\"api_name\"\\s*:\\s*\"(\\w+)\""));

  private final ApiCalls calls;
  private final Catalogue catalogue;

  public ScopeFilter(ApiCalls calls, Catalogue catalogue) {
    this.calls = calls;
    this.catalogue = catalogue;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    SecurityContext security = request.getSecurityContext();
    if (!(security.getUserPrincipal() instanceof Caller caller) || caller.scopes().isEmpty()) {
      return;
    }
    String path = request.getUriInfo().getPath();
    var call = calls.find(request.getMethod(), path);
    if (call.isPresent()) {
      require(caller.scopes().get(), call.get(), path, request);
    }
  }

  private void require(Scopes scopes, ApiCall call, String path, ContainerRequestContext request)
      throws IOException {
    Pattern named = call.method().equals("POST") ? NAMED_IN_BODY.get(call.template()) : null;
    String word = scopeWord(named == null ? call.moduleIn(path) : read(request, named));
    for (String needed : call.scopes()) {
      if (!scopes.cover(needed.replace("{module}", word))) {
        throw new ZohoError(
            401,
            "OAUTH_SCOPE_MISMATCH",
            Jsons.object().build(),
            "invalid oauth scope to access this URL");
      }
    }
  }

  /** The body itself is judged later; here only the module it names counts. */
  private static String read(ContainerRequestContext request, Pattern named) throws IOException {
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    Matcher module = named.matcher(new String(body, StandardCharsets.UTF_8));
    return module.find() ? module.group(1) : "";
  }

  private String scopeWord(String module) {
    return catalogue.find(module).filter(Module::custom).map(m -> "custom").orElse(module);
  }
}
