package zohosandbox.wire;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/**
 * Refuses what a page of another origin sends on behalf of whoever looks at it. Programs send no
 * {@code Origin} and pass.
 */
@PreMatching
public final class SameOriginFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    String origin = request.getHeaderString("Origin");
    if (origin != null && !origin.equals("http://" + request.getHeaderString("Host"))) {
      throw new ZohoError(
          403, "NO_PERMISSION", Jsons.object().add("origin", origin).build(), "permission denied");
    }
  }
}
