package partnerportal.systems;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a portal process is told at its start: the same settings an operator would give it.
 *
 * @param port where it listens
 * @param folder its keys, its log and the file that names its organisations
 * @param postgres its database
 * @param crm the CRM it is allowed to talk to
 * @param mail where it sends mails
 * @param more further {@code PORTAL_…} variables
 */
public record PortalSettings(
    int port,
    Path folder,
    PostgresSystem postgres,
    SandboxSystem crm,
    MailSystem mail,
    Map<String, String> more) {

  /** The address people use. */
  public URI address() {
    return URI.create("http://localhost:" + port);
  }

  Map<String, String> environment() {
    var all = new LinkedHashMap<String, String>();
    all.put("PORTAL_HTTP_PORT", Integer.toString(port));
    all.put("PORTAL_PUBLIC_URL", address().toString());
    all.put("PORTAL_DATABASE_URL", postgres.url());
    all.put("PORTAL_DATABASE_USER", PostgresSystem.APP);
    all.put("PORTAL_DATABASE_PASSWORD", postgres.password(PostgresSystem.APP));
    all.put("PORTAL_DATABASE_OWNER_USER", PostgresSystem.OWNER);
    all.put("PORTAL_DATABASE_OWNER_PASSWORD", postgres.password(PostgresSystem.OWNER));
    all.put("PORTAL_ZOHO_ACCOUNTS_URL", crm.address().toString());
    all.put("PORTAL_CRM_WIDGET_ORIGINS", crm.widgets().toString());
    all.put("PORTAL_MAIL_HOST", "127.0.0.1");
    all.put("PORTAL_MAIL_PORT", Integer.toString(mail.port()));
    all.put("PORTAL_MAIL_FROM", "partners@acme.example");
    all.put("PORTAL_KEYS_FILE", folder.resolve("portal.keys").toString());
    all.put("PORTAL_NODE_ID", "node-" + port);
    all.put("PORTAL_BOOTSTRAP_FILE", folder.resolve("organizations.json").toString());
    all.putAll(more);
    // who allows others does not mean to forget this one
    all.merge(
        "PORTAL_ZOHO_ALLOWED_HOSTS",
        crm.address().getAuthority(),
        (others, own) -> others + "," + own);
    return all;
  }
}
