package partnerportal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import partnerportal.identity.PasswordChanged;
import partnerportal.work.Job;
import partnerportal.work.JobOrder;
import partnerportal.work.Work;

/** Tells people that their password was changed, so that who did not do it finds out. */
@ApplicationScoped
class PasswordChangedMailJob implements Job {

  @Inject Work work;
  @Inject Post post;
  @Inject Clock clock;

  void on(@Observes PasswordChanged event) {
    work.order(name(), null, event.person(), Letters.until(clock.instant()));
  }

  @Override
  public String name() {
    return "send-password-changed";
  }

  @Override
  public void run(JobOrder order) {
    post.tell(order.subject(), "changed", "password-changed-" + order.id(), order.detail());
  }
}
