package partnerportal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import partnerportal.identity.EmailChangeAsked;
import partnerportal.identity.EmailChanged;
import partnerportal.identity.EmailChanges;
import partnerportal.organization.Organizations;
import partnerportal.platform.Settings;
import partnerportal.work.Job;
import partnerportal.work.JobOrder;
import partnerportal.work.Work;

/**
 * Writes to the new address, which proves itself by the link, and to the one before, so that who
 * did not ask for it finds out in time and afterwards.
 */
@ApplicationScoped
class EmailChangeMailJob implements Job {

  /** Which of the mails; stored with the order, so the names stay as they are. */
  private enum Which {
    LINK,
    ASKED,
    DONE
  }

  @Inject Work work;
  @Inject EmailChanges changes;
  @Inject Organizations organizations;
  @Inject Letters letters;
  @Inject Post post;
  @Inject Settings settings;

  void on(@Observes EmailChangeAsked event) {
    work.order(name(), null, event.change(), Which.LINK.name());
    work.order(name(), null, event.change(), Which.ASKED.name());
  }

  void on(@Observes EmailChanged event) {
    work.order(name(), null, event.change(), Which.DONE.name());
  }

  @Override
  public String name() {
    return "send-email-change";
  }

  @Override
  public void run(JobOrder order) {
    var which = Which.valueOf(order.detail());
    var letter = changes.letter(order.subject()).orElse(null);
    if (letter == null || which == Which.LINK && letter.newEmail() == null) return;
    post.send(mail(order.subject() + "-" + which, which, letter));
  }

  private Mail mail(String key, Which which, EmailChanges.Letter letter) {
    var words =
        switch (which) {
          case LINK -> "email";
          case ASKED -> "email-asked";
          case DONE -> "email-done";
        };
    var link =
        switch (which) {
          case LINK -> letter.link();
          case ASKED -> settings.publicUrl() + "/portal/forgot";
          case DONE -> settings.publicUrl() + "/portal/sign-in";
        };
    var email = which == Which.LINK ? letter.newEmail() : letter.oldEmail();
    return letters.write(
        words,
        "link",
        "email-change-" + key,
        new Letters.Reader(letter.name(), email),
        Map.of("link", link),
        letter.name(),
        "",
        organizations.one(letter.organization()).name(),
        Letters.until(which == Which.LINK ? letter.expiresAt() : letter.at()));
  }
}
