package partnerportal.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves the portal page for every address below it, and gives each kind of page its headers. */
@WebFilter(
    filterName = "pages",
    urlPatterns = {"/portal", "/portal/*", "/w/*", "/"},
    asyncSupported = true)
public class PageFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
          + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
          + "require-trusted-types-for 'script'; trusted-types lit-html";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var path = request.getRequestURI();
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (path.startsWith("/w/")) {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
      response.setHeader("Cache-Control", "public, max-age=600, stale-while-revalidate=86400");
      chain.doFilter(request, response);
    } else if (path.equals("/") || path.equals("/portal")) {
      response.sendRedirect("/portal/");
    } else if (!path.startsWith("/portal/")) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("Content-Security-Policy", POLICY);
      response.setHeader("Referrer-Policy", "no-referrer");
      var asset = path.substring(path.lastIndexOf('/')).contains(".");
      response.setHeader(
          "Cache-Control",
          asset && path.startsWith("/portal/assets/")
              ? "public, max-age=31536000, immutable"
              : "no-cache");
      if (asset) chain.doFilter(request, response);
      else request.getRequestDispatcher("/portal/index.html").forward(request, response);
    }
  }
}
