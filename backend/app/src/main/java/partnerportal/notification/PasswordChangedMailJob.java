package partnerportal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.Map;
import partnerportal.identity.PasswordChanged;
import partnerportal.identity.People;
import partnerportal.organization.Organizations;
import partnerportal.platform.Settings;
import partnerportal.work.Job;
import partnerportal.work.JobOrder;
import partnerportal.work.Work;

/** Tells people that their password was changed, so that who did not do it finds out. */
@ApplicationScoped
class PasswordChangedMailJob implements Job {

  @Inject Work work;
  @Inject People people;
  @Inject Organizations organizations;
  @Inject Letters letters;
  @Inject MailServer server;
  @Inject Settings settings;
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
    var membership = people.membershipToWriteTo(order.subject()).orElse(null);
    if (membership == null) return;
    var person = people.person(order.subject());
    var mail =
        letters.write(
            "changed",
            "link",
            "password-changed-" + order.id(),
            new Letters.Reader(person.name(), people.email(person)),
            Map.of("link", settings.publicUrl() + "/portal/forgot"),
            person.name(),
            "",
            organizations.one(membership.organization()).name(),
            order.detail());
    try {
      server.send(mail);
    } catch (MessagingException e) {
      throw new MailNotTaken(e);
    }
  }
}
