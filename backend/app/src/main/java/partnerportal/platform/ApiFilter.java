package partnerportal.platform;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * The door of the API: begins the trace, answers CORS by the features' rules, makes whatever the
 * container itself would answer a problem, and clears what was bound to the thread.
 */
@WebFilter(filterName = "api", urlPatterns = "/api/*", asyncSupported = true)
public class ApiFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ApiFilter.class.getName());

  /**
   * What the API has, every percent sign followed by what it stands for; the container answers
   * nothing for others.
   */
  private static final Pattern OURS = Pattern.compile("/api/v1/(?:[^%]|%[0-9A-Fa-f]{2})*+");

  @Inject transient Instance<CorsRule> corsRules;
  @Inject transient Settings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Trace.follow(UUID.randomUUID().toString());
    var trace = Trace.id();
    try {
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("X-Content-Type-Options", "nosniff");
      if (cors(request, response)) return;
      ClientConnection.remember(request);
      var answered = new ProblemsOnly(response, trace);
      if (!OURS.matcher(request.getRequestURI()).matches()) {
        answered.write(ProblemKind.NOT_FOUND);
        return;
      }
      try {
        var within = settings.duration(Settings.Key.HTTP_BODY_WITHIN);
        chain.doFilter(new PromptBody(request, within), answered);
      } catch (IOException | ServletException | RuntimeException e) {
        if (response.isCommitted()) throw e;
        LOG.log(Level.SEVERE, "trace " + trace + ": a request failed outside its resource", e);
        answered.write(ProblemKind.INTERNAL_ERROR);
      }
      if (!request.isAsyncStarted()) answered.finish();
    } finally {
      Tenancy.leave();
      Trace.end();
    }
  }

  /** Whether the answer is complete: a preflight. */
  private boolean cors(HttpServletRequest request, HttpServletResponse response) {
    var origin = request.getHeader("Origin");
    // without one as well: who keeps an answer must not give it to a page that names itself
    response.addHeader("Vary", "Origin");
    if (origin == null) return false;
    var path = request.getRequestURI();
    var rule = corsRules.stream().filter(r -> r.covers(path)).findFirst().orElse(null);
    if (rule == null || !rule.allows(path, origin)) return false;
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Expose-Headers", "ETag, Location, Retry-After");
    if (!request.getMethod().equals("OPTIONS")) return false;
    response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
    response.setHeader(
        "Access-Control-Allow-Headers",
        "Authorization, Content-Type, Idempotency-Key, If-Match, Accept");
    response.setHeader("Access-Control-Max-Age", "7200");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    return true;
  }

  /** Lets our own answers through and replaces the container's error pages. */
  private static final class ProblemsOnly extends HttpServletResponseWrapper {
    private final String trace;

    ProblemsOnly(HttpServletResponse response, String trace) {
      super(response);
      this.trace = trace;
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      sendError(status);
    }

    @Override
    public void sendError(int status) throws IOException {
      if (status == SC_INTERNAL_SERVER_ERROR)
        LOG.log(Level.SEVERE, "trace {0}: the container gave a request up", trace);
      write(ProblemKind.ofStatus(status));
    }

    void finish() throws IOException {
      var type = getContentType();
      if (isCommitted()
          || getStatus() < 400
          || type != null && type.startsWith(ProblemBody.MEDIA_TYPE)) return;
      if (getStatus() == SC_INTERNAL_SERVER_ERROR)
        LOG.log(Level.SEVERE, "trace {0}: the container failed at a request", trace);
      write(ProblemKind.ofStatus(getStatus()));
    }

    void write(ProblemKind kind) throws IOException {
      if (isCommitted()) return;
      resetBuffer();
      ProblemPage.write((HttpServletResponse) getResponse(), kind, trace);
    }
  }

  /** Writes a problem without JAX-RS. */
  static final class ProblemPage {
    private ProblemPage() {}

    static void write(HttpServletResponse response, ProblemKind kind, String trace)
        throws IOException {
      var body =
          Wire.problem(ProblemBody.of(kind, null, List.of(), trace))
              .getBytes(StandardCharsets.UTF_8);
      response.setStatus(kind.status());
      response.setContentType(ProblemBody.MEDIA_TYPE);
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}
