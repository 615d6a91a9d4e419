package partnerportal.chaos.inside;

import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;

/** Answers a submission first and commits it a moment later. */
public class AnswerBeforeCommit implements Bug {

  private static final Logger LOG = Logger.getLogger(AnswerBeforeCommit.class.getName());
  private static final long MOMENT_NANOS = 1_500_000_000;

  @Override
  public Set<Call> calls() {
    return Set.of(KillPoint.SUBMISSION_COMMITTED.call());
  }

  @Override
  public Object instead(InvocationContext call) throws Exception {
    var transactions =
        (TransactionManager) new InitialContext().lookup("java:appserver/TransactionManager");
    transactions.begin();
    Transaction mine = null;
    try {
      var answer = call.proceed();
      mine = transactions.suspend();
      return answer;
    } finally {
      if (mine == null) transactions.rollback();
      else new Thread(later(transactions, mine), "commit after the answer").start();
    }
  }

  private static Runnable later(TransactionManager transactions, Transaction suspended) {
    return () -> {
      LockSupport.parkNanos(MOMENT_NANOS);
      try {
        transactions.resume(suspended);
        transactions.commit();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "A submission was answered and then not committed.", e);
      }
    };
  }
}
