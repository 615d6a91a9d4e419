package partnerportal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Holds back who asks too often. Counted over all nodes, per address for what anybody may ask and
 * per person for what takes much away, in stretches of time that begin with the first request.
 */
@ApplicationScoped
public class RequestRates {

  @Inject RequestRateStore store;
  @Inject Sealing sealing;

  /**
   * Counts a request before it is done. To be called outside a transaction: it takes one of its
   * own.
   *
   * @param what is asked; each has its own count
   * @param who asks: an address as {@link ClientAddress} has it, or the id of a person
   * @param most requests in one stretch
   * @param within the stretch
   * @throws Problem rate-limited, with the time until the stretch is over
   */
  public void count(String what, String who, int most, Duration within) {
    var key = sealing.index(Sealing.INSTALLATION, "request-rate", what + " " + who);
    var left = store.count(key, most, within);
    if (!left.isZero()) throw new Problem(ProblemKind.RATE_LIMITED, null, left);
  }
}
