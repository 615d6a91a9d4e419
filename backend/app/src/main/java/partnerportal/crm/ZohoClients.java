package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import partnerportal.platform.Settings;

/**
 * Typed clients by address, made once. They never follow a redirect: a token must not travel where
 * Zoho points.
 */
@ApplicationScoped
class ZohoClients {

  /** The default turns every status from 400 on into an exception; we read the body instead. */
  private static final String NO_EXCEPTIONS = "microprofile.rest.client.disable.default.mapper";

  @Inject Settings settings;
  @Inject AllowedHosts allowed;

  private final Map<URI, ZohoApi> apis = new ConcurrentHashMap<>();
  private final Map<URI, ZohoAccountsApi> accounts = new ConcurrentHashMap<>();

  ZohoApi api(String apiDomain) {
    return apis.computeIfAbsent(allowed.checked(apiDomain), uri -> built(uri, ZohoApi.class));
  }

  ZohoAccountsApi accounts(String accountsUrl) {
    return accounts.computeIfAbsent(
        allowed.checked(accountsUrl), uri -> built(uri, ZohoAccountsApi.class));
  }

  private <T> T built(URI uri, Class<T> api) {
    return RestClientBuilder.newBuilder()
        .baseUri(uri)
        .connectTimeout(
            settings.duration(Settings.Key.ZOHO_CONNECT_TIMEOUT).toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(
            settings.duration(Settings.Key.ZOHO_READ_TIMEOUT).toMillis(), TimeUnit.MILLISECONDS)
        .followRedirects(false)
        .property(NO_EXCEPTIONS, true)
        .build(api);
  }
}
