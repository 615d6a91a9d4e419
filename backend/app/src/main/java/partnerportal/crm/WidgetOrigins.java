package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.platform.CorsRule;
import partnerportal.platform.Settings;

/** Pages inside the CRM may call what they need from the origins the operator named. */
@ApplicationScoped
class WidgetOrigins implements CorsRule {

  private static final Logger LOG = Logger.getLogger(WidgetOrigins.class.getName());
  private static final int MOST_LOGGED = 100;

  @Inject Settings settings;

  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  @Override
  public boolean covers(String path) {
    return path.startsWith("/api/v1/crm/")
        || path.startsWith("/api/v1/admin/")
        || path.equals("/api/v1/me")
        || path.equals("/api/v1/live");
  }

  @Override
  public boolean allows(String path, String origin) {
    var allowed = settings.list(Settings.Key.CRM_WIDGET_ORIGINS);
    if (allowed.contains(origin)) return true;
    if (!origin.equals(settings.publicUrl())
        && refused.size() < MOST_LOGGED
        && refused.add(origin)) {
      LOG.log(
          Level.WARNING,
          "A page from {0} was refused. If our widgets are served from there, set {1}={2}",
          new Object[] {
            origin.replaceAll("\\p{Cntrl}", "?"),
            Settings.Key.CRM_WIDGET_ORIGINS.key(),
            line(allowed, origin)
          });
    }
    return false;
  }

  private static String line(java.util.List<String> allowed, String origin) {
    var all = new java.util.ArrayList<>(allowed);
    all.add(origin.replaceAll("\\p{Cntrl}", "?"));
    return String.join(",", all);
  }
}
