package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import partnerportal.platform.Problem;
import partnerportal.platform.RequestRates;
import partnerportal.platform.Settings;

/** How often one address may come to a door for people of a CRM. */
@ApplicationScoped
class SignInRates {

  @Inject RequestRates rates;

  /**
   * Counts a request, so that no stranger takes a whole organisation's share. To be called outside
   * a transaction.
   *
   * @param door which of them; each has its own count
   * @throws Problem rate-limited
   */
  void count(String door, String address) {
    rates.count(
        door, address, Settings.Key.CRM_SIGN_INS_PER_ADDRESS, Settings.Key.CRM_SIGN_INS_WITHIN);
  }
}
