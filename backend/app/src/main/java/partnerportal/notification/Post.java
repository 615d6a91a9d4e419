package partnerportal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.UUID;
import partnerportal.identity.People;
import partnerportal.organization.Organizations;
import partnerportal.platform.Settings;

/** Takes mails to the server, as jobs want it: what was not taken is tried again. */
@ApplicationScoped
class Post {

  @Inject MailServer server;
  @Inject Letters letters;
  @Inject People people;
  @Inject Organizations organizations;
  @Inject Settings settings;

  /**
   * Sends a mail; returns when the server has it.
   *
   * @throws MailNotTaken so that the order stays
   */
  void send(Mail mail) {
    try {
      server.send(mail);
    } catch (MessagingException e) {
      throw new MailNotTaken(e);
    }
  }

  /**
   * Tells people what was done to their account, with the way to a new password for who did not do
   * it; nobody is told who never came in.
   *
   * @param words first part of the mail's keys in the bundle
   * @param key makes the message's id
   * @param at when it was done, as {@link Letters#until} says it
   */
  void tell(UUID person, String words, String key, String at) {
    var membership = people.membershipToWriteTo(person).orElse(null);
    if (membership == null) return;
    var reader = people.person(person);
    send(
        letters.write(
            words,
            "link",
            key,
            new Letters.Reader(reader.name(), people.email(reader)),
            Map.of("link", settings.publicUrl() + "/portal/forgot"),
            reader.name(),
            "",
            organizations.one(membership.organization()).name(),
            at));
  }
}
