package partnerportal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.Map;
import partnerportal.identity.People;
import partnerportal.identity.SecondFactorChanged;
import partnerportal.organization.Organizations;
import partnerportal.platform.Settings;
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
  @Inject People people;
  @Inject Organizations organizations;
  @Inject Letters letters;
  @Inject MailServer server;
  @Inject Settings settings;
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
    var membership = people.membershipToWriteTo(order.subject()).orElse(null);
    if (membership == null) return;
    var person = people.person(order.subject());
    var said = order.detail().split("@", 2);
    var mail =
        letters.write(
            said[0],
            "link",
            "second-factor-" + order.id(),
            new Letters.Reader(person.name(), people.email(person)),
            Map.of("link", settings.publicUrl() + "/portal/forgot"),
            person.name(),
            "",
            organizations.one(membership.organization()).name(),
            said[1]);
    try {
      server.send(mail);
    } catch (MessagingException e) {
      throw new MailNotTaken(e);
    }
  }
}
