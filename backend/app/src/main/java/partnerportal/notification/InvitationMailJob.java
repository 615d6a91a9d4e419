package partnerportal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
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
  @Inject Letters letters;
  @Inject Post post;

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
    post.send(mail(order.subject(), invitations.letter(order.subject())));
    invitations.mailed(order.subject());
  }

  private Mail mail(UUID invitation, Invitations.Letter letter) {
    return letters.write(
        letter.invitedBy() == null ? "invitation" : "member",
        "invitation",
        "invitation-" + invitation,
        new Letters.Reader(letter.name(), letter.email()),
        Map.of("link", letter.link()),
        letter.name(),
        letter.partnerName(),
        letter.organizationName(),
        Letters.until(letter.expiresAt()),
        letter.invitedBy());
  }
}
