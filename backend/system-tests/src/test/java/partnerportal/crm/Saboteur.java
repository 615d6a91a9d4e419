package partnerportal.crm;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import partnerportal.partner.PartnerApproved;

/** Makes an approval fail after all others have done their part of it. */
@ApplicationScoped
class Saboteur {

  private volatile boolean refusing;

  void refuse(boolean from) {
    refusing = from;
  }

  void on(
      @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER + 1_000) PartnerApproved approved) {
    if (refusing) {
      throw new IllegalStateException("refused on purpose");
    }
  }
}
