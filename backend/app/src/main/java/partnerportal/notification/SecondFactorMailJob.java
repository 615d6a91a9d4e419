package partnerportal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import partnerportal.identity.SecondFactorChanged;
import partnerportal.work.Job;
import partnerportal.work.JobOrder;
import partnerportal.work.Work;

/**
 * Tells people that their second step was switched on or off, so that who did not do it finds out.
 */
@ApplicationScoped
class SecondFactorMailJob implements Job {

  private static final String ON = "second-on";
  private static final String OFF = "second-off";

  @Inject Work work;
  @Inject Post post;
  @Inject Clock clock;

  void on(@Observes SecondFactorChanged event) {
    var at = Letters.until(clock.instant());
    work.order(name(), null, event.person(), (event.on() ? ON : OFF) + "@" + at);
  }

  @Override
  public String name() {
    return "send-second-factor-changed";
  }

  @Override
  public void run(JobOrder order) {
    var said = order.detail().split("@", 2);
    post.tell(order.subject(), said[0], "second-factor-" + order.id(), said[1]);
  }
}
