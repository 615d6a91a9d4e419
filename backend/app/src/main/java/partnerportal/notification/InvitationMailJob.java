package partnerportal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import partnerportal.team.Invitations;
import partnerportal.team.MemberInvited;
import partnerportal.work.Job;
import partnerportal.work.JobOrder;
import partnerportal.work.Work;

/**
 * Writes to whoever was invited. Killed between sending and noting it, it writes once more, with
 * the same link.
 */
@ApplicationScoped
class InvitationMailJob implements Job {

  @Inject Work work;
  @Inject Invitations invitations;
  @Inject InvitationMail mail;
  @Inject MailServer server;

  void on(@Observes MemberInvited event) {
    work.order(name(), event.organization(), event.invitation(), null);
  }

  @Override
  public String name() {
    return "send-invitation";
  }

  @Override
  public void run(JobOrder order) {
    if (!invitations.wantsMail(order.subject())) return;
    try {
      server.send(mail.of(order.subject(), invitations.letter(order.subject())));
    } catch (MessagingException e) {
      throw new MailNotTaken(e);
    }
    invitations.mailed(order.subject());
  }

  /** The server did not take a mail; the order stays and is tried again. */
  static final class MailNotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MailNotTaken(MessagingException cause) {
      super("the mail server did not take the mail: " + cause.getMessage(), cause);
    }
  }
}
