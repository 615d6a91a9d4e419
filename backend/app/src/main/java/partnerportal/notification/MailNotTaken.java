package partnerportal.notification;

import jakarta.mail.MessagingException;

/** The server did not take a mail; the order stays and is tried again. */
final class MailNotTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MailNotTaken(MessagingException cause) {
    super("the mail server did not take the mail: " + cause.getMessage(), cause);
  }
}
