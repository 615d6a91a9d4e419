package partnerportal.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Startup;

/**
 * Whether this node can serve. The CRM being away is no reason to be unready: the portal serves
 * without it.
 */
@ApplicationScoped
@org.eclipse.microprofile.health.Readiness
@Startup
public class Readiness implements HealthCheck {

  @Resource(lookup = DataSources.PORTAL)
  DataSource database;

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("portal");
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select count(*) from signing_key where retired_at is null")) {
      rows.next();
      return answer.status(rows.getInt(1) > 0).build();
    } catch (SQLException e) {
      return answer.down().build();
    }
  }

  /**
   * Alive is whoever answers; the database is no part of it, else its restart would restart us all.
   */
  @ApplicationScoped
  @Liveness
  public static class Alive implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
      return HealthCheckResponse.up("portal");
    }
  }
}
