package partnerportal.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells the database, once a transaction, for whom it works; see {@link Tenancy}. Stands inside the
 * container's own interceptor of {@code @Transactional}. One class per transaction type, because
 * the type is part of the binding. Asking EclipseLink for the connection also moves its reads onto
 * the transaction's own.
 */
abstract class TenantTransaction implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String SCOPE = "partnerportal.scope";
  private static final String NOBODY = "";

  /**
   * Who works for more than one partner carries hundreds of rows at once, in tables that are empty
   * at one time and full at another. A plan that was made for the empty one and kept reads all of
   * the full one, so each statement is planned anew.
   */
  private static final String FRESH = "force_custom_plan";

  private static final String KEPT = "auto";

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  transient TransactionSynchronizationRegistry registry;

  @PersistenceContext transient EntityManager entities;

  @AroundInvoke
  Object carry(InvocationContext call) throws Exception {
    if (registry.getTransactionStatus() != Status.STATUS_ACTIVE) return call.proceed();
    var before = registry.getResource(SCOPE);
    var wanted = Tenancy.current();
    var name = wanted == null ? NOBODY : wanted;
    if (Objects.equals(before, name)) return call.proceed();
    tell(wanted);
    registry.putResource(SCOPE, name);
    try {
      return call.proceed();
    } finally {
      if (before != null && registry.getTransactionStatus() == Status.STATUS_ACTIVE) {
        tell(before instanceof Scope scope ? scope : null);
        registry.putResource(SCOPE, before);
      }
    }
  }

  private void tell(Scope scope) throws SQLException {
    entities.flush();
    var connection = entities.unwrap(Connection.class);
    try (var statement =
        connection.prepareStatement(
            "select set_config('app.organization', ?, true), set_config('app.partner', ?, true),"
                + " set_config('plan_cache_mode', ?, true)")) {
      statement.setString(1, scope == null ? "" : scope.organization().toString());
      statement.setString(2, partners(scope));
      statement.setString(3, scope != null && scope.partner() == null ? FRESH : KEPT);
      statement.execute();
    }
  }

  /** As the policies read it: each partner's id, {@code *} for all, nothing for none. */
  private static String partners(Scope scope) {
    if (scope == null) return "";
    var partners = scope.partners();
    return partners == null
        ? "*"
        : partners.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  @Interceptor
  @Transactional(Transactional.TxType.REQUIRED)
  @Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
  static class Required extends TenantTransaction {
    private static final long serialVersionUID = 1L;
  }

  @Interceptor
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  @Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
  static class RequiresNew extends TenantTransaction {
    private static final long serialVersionUID = 1L;
  }
}
