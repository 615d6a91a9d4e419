package partnerportal.crm;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import partnerportal.platform.Problem;

/** Asks Zoho on another thread, so that a person waits for five seconds and no longer. */
@ApplicationScoped
class Promptly {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Resource ManagedExecutorService executor;

  /**
   * The answer to a question.
   *
   * @throws CrmFailure when the CRM does not give it in time
   * @throws Problem when the question does
   */
  <T> T ask(Supplier<T> question) {
    var asked = executor.submit(question::get);
    try {
      return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw new CrmFailure.Silent("The CRM did not answer in time.", true, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CrmFailure.Silent("The portal is going down.", true, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Problem problem) throw problem;
      if (e.getCause() instanceof CrmFailure failure) throw failure;
      throw new IllegalStateException(e.getCause());
    }
  }
}
