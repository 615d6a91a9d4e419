package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import partnerportal.identity.CrmSessions;
import partnerportal.organization.Organizations;
import partnerportal.partner.Partners;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;
import partnerportal.systems.Repository;

/**
 * What only a container does: that the annotations which look right also act. Stands in this
 * package because the beans that carry them are nobody else's business; one class plays all of it,
 * because each has a container of its own.
 */
abstract class PortalInContainer {

  @Inject ZohoHttp http;
  @Inject Organizations organizations;
  @Inject CrmSessions crmSessions;
  @Inject Partners partners;
  @Inject Saboteur saboteur;

  /** The portal as it is shipped, and what a test brings into it. */
  static WebArchive with(Class<?>... tests) throws URISyntaxException {
    return ShrinkWrap.create(ZipImporter.class, "portal.war")
        .importFrom(Repository.here().portalWar().toFile())
        .as(WebArchive.class)
        .addClasses(tests)
        .addAsLibrary(
            new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
  }

  @Test
  void the_role_in_a_token_decides_what_it_opens() throws Exception {
    var acme = acme();
    var admin =
        crmSessions.begin(acme, "1", "Dana Whitlock", "dana@acme.example", Role.CRM_ADMIN).token();
    var partner =
        crmSessions.begin(acme, "2", "Nobody", "nobody@acme.example", Role.PARTNER_VIEWER).token();

    assertThat(status("/api/v1/admin/partners", null)).isEqualTo(401);
    assertThat(status("/api/v1/admin/partners", "made.up.token")).isEqualTo(401);
    assertThat(status("/api/v1/admin/partners", partner)).isEqualTo(403);
    assertThat(status("/api/v1/admin/partners", admin)).isEqualTo(200);
  }

  @Test
  void a_call_that_never_left_is_tried_again() {
    var calls = new AtomicInteger();

    assertThatThrownBy(
            () ->
                http.write(
                    "http://127.0.0.1:9", api -> failing(calls, new ConnectException("refused"))))
        .isInstanceOf(ZohoHttp.NotSent.class);

    assertThat(calls).hasValue(3);
  }

  @Test
  void a_write_whose_answer_is_missing_is_not() {
    var calls = new AtomicInteger();

    assertThatThrownBy(
            () ->
                http.write(
                    "http://127.0.0.1:9",
                    api -> failing(calls, new SocketTimeoutException("read"))))
        .isInstanceOf(ZohoHttp.NoAnswer.class);

    assertThat(calls).hasValue(1);
  }

  @Test
  void what_fails_on_the_way_leaves_nothing_behind() throws SQLException {
    var acme = acme();
    var failing = approved("5437000000000000901");
    saboteur.refuse(true);

    assertThatThrownBy(
            () -> Tenancy.within(Scope.organization(acme), () -> partners.reported(acme, failing)))
        .hasStackTraceContaining("refused on purpose");

    saboteur.refuse(false);
    assertThat(count("partner where crm_id = '5437000000000000901'")).isZero();
    assertThat(count("audit where action = 'partner-approved'")).isZero();
    assertThat(count("invitation")).isZero();
    assertThat(count("scheduled_tasks where task_name = 'send-invitation'")).isZero();

    Tenancy.within(Scope.organization(acme), () -> partners.reported(acme, failing));

    assertThat(count("partner where crm_id = '5437000000000000901'")).isOne();
    assertThat(count("audit where action = 'partner-approved'")).isOne();
    assertThat(count("invitation")).isOne();
    assertThat(count("scheduled_tasks where task_name = 'send-invitation'")).isOne();
  }

  private UUID acme() {
    var id =
        organizations
            .connect("Acme", "partners-custom", Map.of(Role.CRM_ADMIN, List.of("Administrator")))
            .id();
    Tenancy.within(
        Scope.organization(id),
        () -> organizations.attached(id, "700000001", Instant.now().minusSeconds(60)));
    return id;
  }

  private static Partners.CrmPartner approved(String crmId) {
    return new Partners.CrmPartner(
        crmId,
        "Northwind",
        "Ines Vantrel",
        "ines@northwind.example",
        "Approved",
        Partners.Standing.APPROVED,
        Instant.now(),
        null,
        null);
  }

  private static Response failing(AtomicInteger calls, Exception cause) {
    calls.incrementAndGet();
    throw new ProcessingException(cause);
  }

  private static int status(String path, String token) throws Exception {
    var address = URI.create("http://127.0.0.1:" + System.getProperty("portal.http.port") + path);
    var request = HttpRequest.newBuilder(address);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static int count(String what) throws SQLException {
    try (var connection = superuser();
        var rows = connection.createStatement().executeQuery("select count(*) from " + what)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Past row-level security. */
  static Connection superuser() throws SQLException {
    var user = new Properties();
    user.setProperty("user", "postgres");
    return new Driver().connect(System.getProperty("portal.database.url"), user);
  }
}
