package partnerportal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import partnerportal.identity.MailedSecret;
import partnerportal.identity.MailedSecretAsked;
import partnerportal.identity.MailedSecrets;
import partnerportal.organization.Organizations;
import partnerportal.work.Job;
import partnerportal.work.JobOrder;
import partnerportal.work.Work;

/**
 * Sends codes and reset links. Ordered for unknown addresses too, so that asking takes the same
 * time; only here it turns out whether there is anybody. Killed between sending and noting it, it
 * writes once more, with the same secret.
 */
@ApplicationScoped
class WayInMailJob implements Job {

  @Inject Work work;
  @Inject MailedSecrets secrets;
  @Inject Organizations organizations;
  @Inject Letters letters;
  @Inject Post post;

  void on(@Observes MailedSecretAsked event) {
    work.order(name(), null, event.secret(), null);
  }

  @Override
  public String name() {
    return "send-way-in";
  }

  @Override
  public void run(JobOrder order) {
    var letter = secrets.letter(order.subject()).orElse(null);
    if (letter == null) return;
    post.send(mail(order.subject(), letter));
    secrets.mailed(order.subject());
  }

  private Mail mail(UUID id, MailedSecrets.Letter letter) {
    var isCode = letter.purpose() == MailedSecret.SIGN_IN_CODE;
    return letters.write(
        isCode ? "code" : "reset",
        isCode ? "code" : "link",
        "way-in-" + id,
        new Letters.Reader(letter.name(), letter.email()),
        isCode ? Map.of("code", inFours(letter.secret())) : Map.of("link", letter.secret()),
        letter.name(),
        "",
        organizations.one(letter.organization()).name(),
        Letters.until(letter.expiresAt()));
  }

  private static String inFours(String code) {
    return code.substring(0, 4) + " " + code.substring(4);
  }
}
