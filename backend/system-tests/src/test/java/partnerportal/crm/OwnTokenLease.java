package partnerportal.crm;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.UserTransaction;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import partnerportal.chaos.inside.Bug;
import partnerportal.chaos.inside.Call;
import partnerportal.platform.Database;

/** Keeps the lease of a token refresh in memory, where the other node does not see it. */
public class OwnTokenLease implements Bug {

  private static final Semaphore LEASE = new Semaphore(1);
  private static final String STORE = "partnerportal.crm.CrmConnectionStore";
  private static final Call CLAIM = new Call(STORE, "claimRefresh", 4);

  @Override
  public Set<Call> calls() {
    return Set.of(
        CLAIM,
        new Call(STORE, "refreshed", 7),
        new Call(STORE, "denied", 4),
        new Call(STORE, "lost", 3),
        new Call(STORE, "failed", 5));
  }

  @Override
  public Object instead(InvocationContext call) throws Exception {
    if (!call.getMethod().getName().equals(CLAIM.method())) {
      LEASE.release();
      return call.proceed();
    }
    if (!LEASE.tryAcquire(0, TimeUnit.SECONDS)) return Optional.empty();
    forgetTheLeaseOfOthers(call.getParameters()[0]);
    var claimed = (Optional<?>) call.proceed();
    if (claimed.isEmpty()) LEASE.release();
    return claimed;
  }

  private static void forgetTheLeaseOfOthers(Object organization) throws Exception {
    var transaction = (UserTransaction) new InitialContext().lookup("java:comp/UserTransaction");
    transaction.begin();
    var database = CDI.current().select(Database.class).get();
    // nobody has told this transaction for whom it works
    database.list(
        "select set_config('app.organization', ?, true) || set_config('app.partner', '*', true) as told",
        row -> row.text("told"),
        organization.toString());
    database.update(
        "update crm_connection set lease_until = null where organization = ?", organization);
    transaction.commit();
  }
}
