package partnerportal.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import partnerportal.platform.CorsRule;

/** Websites may call the forms that name them, and read why others may not. */
@ApplicationScoped
class FormCors implements CorsRule {

  private static final String PREFIX = "/api/v1/forms/";

  @Inject LeadForms forms;

  @Override
  public boolean covers(String path) {
    return path.startsWith(PREFIX);
  }

  @Override
  public boolean allows(String path, String origin) {
    var key = path.substring(PREFIX.length()).replaceAll("/.*", "");
    return forms.allows(key, origin);
  }
}
