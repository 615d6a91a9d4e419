package partnerportal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Holds back who asks too often. Counted over all nodes, per address for what anybody may ask and
 * per person for what takes much away, in stretches of time that begin with the first request.
 */
@ApplicationScoped
public class RequestRates {

  @Inject RequestRateStore store;
  @Inject Sealing sealing;
  @Inject Settings settings;

  /**
   * Counts a request before it is done. To be called outside a transaction: it takes one of its
   * own.
   *
   * @param what is asked; each has its own count
   * @param who asks: an address as {@link ClientAddress} has it, or the id of a person
   * @param most setting of the requests in one stretch
   * @param within setting of the stretch
   * @throws Problem rate-limited, with the time until the stretch is over
   */
  public void count(String what, String who, Settings.Key most, Settings.Key within) {
    var key = sealing.index(Sealing.INSTALLATION, "request-rate", what + " " + who);
    var left = store.count(key, settings.number(most), settings.duration(within));
    if (!left.isZero()) throw new Problem(ProblemKind.RATE_LIMITED, null, left);
  }
}
