package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * The wire to Zoho. Reads are tried again when nothing came back; writes only when nothing can have
 * arrived, because an answer that got lost may belong to a deed that was done. The long retry is
 * the outbox's.
 */
@ApplicationScoped
class ZohoHttp {

  @Inject ZohoClients clients;

  /** A call that was never sent. */
  static final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSent(Throwable cause) {
      super(cause);
    }
  }

  /** A call whose answer did not come. */
  static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswer(Throwable cause) {
      super(cause);
    }
  }

  /** An answer that came and says nothing: something between us and Zoho spoke, or was cut off. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(int status, Throwable cause) {
      super("The CRM's answer (HTTP " + status + ") was not readable.", cause);
    }
  }

  /** A call without side effect. */
  @Timeout(value = 60, unit = ChronoUnit.SECONDS)
  @Retry(
      maxRetries = 2,
      delay = 250,
      jitter = 200,
      maxDuration = 90_000,
      retryOn = {NotSent.class, NoAnswer.class, Unreadable.class})
  ZohoReply read(String apiDomain, Function<ZohoApi, Response> call) {
    return reply(apiDomain, call);
  }

  /** A call that changes something. */
  @Timeout(value = 60, unit = ChronoUnit.SECONDS)
  @Retry(maxRetries = 2, delay = 250, jitter = 200, maxDuration = 90_000, retryOn = NotSent.class)
  ZohoReply write(String apiDomain, Function<ZohoApi, Response> call) {
    return reply(apiDomain, call);
  }

  /**
   * A refresh of an access token; never repeated here, every one counts against Zoho's ten in ten
   * minutes.
   */
  @Timeout(value = 60, unit = ChronoUnit.SECONDS)
  ZohoReply accounts(String accountsUrl, Function<ZohoAccountsApi, Response> call) {
    var api = clients.accounts(accountsUrl);
    try {
      return ZohoReply.of(call.apply(api));
    } catch (ProcessingException e) {
      throw failed(e);
    }
  }

  private ZohoReply reply(String apiDomain, Function<ZohoApi, Response> call) {
    var api = clients.api(apiDomain);
    try {
      return ZohoReply.of(call.apply(api));
    } catch (ProcessingException e) {
      throw failed(e);
    }
  }

  private static RuntimeException failed(ProcessingException e) {
    return neverLeft(e) ? new NotSent(e) : new NoAnswer(e);
  }

  /** Whether nothing can have arrived. */
  static boolean neverLeft(ProcessingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException) return true;
      if (cause instanceof SocketTimeoutException
          && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("connect"))
        return true;
    }
    return false;
  }

  /** What a failure of the wire means to callers; others are passed on. */
  static RuntimeException asFailure(RuntimeException e) {
    if (e instanceof NotSent)
      return new CrmFailure.Silent("The CRM cannot be reached.", false, e.getCause());
    if (e instanceof NoAnswer)
      return new CrmFailure.Silent("The CRM did not answer.", true, e.getCause());
    if (e instanceof Unreadable) return new CrmFailure.Silent(e.getMessage(), true, e.getCause());
    if (e instanceof TimeoutException)
      return new CrmFailure.Silent("The CRM did not answer in time.", true, e);
    return e;
  }
}
