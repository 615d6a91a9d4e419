package partnerportal.platform;

import jakarta.annotation.sql.DataSourceDefinition;

/**
 * The pool everything works through, as the role that owns nothing. Validation is on, so that it
 * heals after a database restart; {@code stringType} lets UUIDs and absent values travel untyped. A
 * batch of inserts goes as one of many rows.
 *
 * <p>Nobody waits without end: PostgreSQL ends a transaction that says nothing for ten seconds,
 * because the node behind it may be frozen and would keep its locks; who waits that long for a lock
 * or for a connection gives up, and comes again.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/portal",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${MPCONFIG=portal.database.url}",
    user = "${MPCONFIG=portal.database.user}",
    password = "${MPCONFIG=portal.database.password}",
    minPoolSize = 2,
    maxPoolSize = 24,
    properties = {
      "stringType=unspecified",
      "applicationName=partner-portal",
      "tcpKeepAlive=true",
      "reWriteBatchedInserts=true",
      "options=-c idle_in_transaction_session_timeout=10s -c lock_timeout="
          + DataSources.LOCK_TIMEOUT,
      "fish.payara.max-wait-time-in-millis=10000",
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=auto-commit",
      "fish.payara.fail-all-connections=true"
    })
public final class DataSources {

  /** Where the pool is found. */
  public static final String PORTAL = "java:app/jdbc/portal";

  /** How long a statement waits for a lock, unless its transaction says otherwise. */
  static final String LOCK_TIMEOUT = "10s";

  private DataSources() {}
}
