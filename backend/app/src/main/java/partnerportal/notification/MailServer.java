package partnerportal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Properties;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import partnerportal.platform.Settings;

/**
 * The way to the SMTP server. Addresses and names go through address objects, so nothing can slip
 * into a header.
 */
@ApplicationScoped
public class MailServer {

  @Inject Settings settings;
  @Inject Clock clock;

  /**
   * Hands a mail over; returns when the server has taken it.
   *
   * @throws MessagingException when it did not, after a second try
   */
  @Timeout(value = 30, unit = ChronoUnit.SECONDS)
  @Retry(maxRetries = 1, delay = 300, jitter = 200, retryOn = MessagingException.class)
  public void send(Mail mail) throws MessagingException {
    var message =
        new KeyedMessage(
            session(),
            mail.key(),
            settings.publicUrl().replaceAll("^https?://", "").replaceAll("[:/].*", ""));
    try {
      message.setFrom(
          new InternetAddress(settings.text(Settings.Key.MAIL_FROM), mail.fromName(), "UTF-8"));
      message.setRecipient(
          Message.RecipientType.TO, new InternetAddress(mail.to(), mail.toName(), "UTF-8"));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
    message.setSubject(mail.subject().replaceAll("[\\r\\n]+", " "), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    var text = new MimeBodyPart();
    text.setText(mail.text(), StandardCharsets.UTF_8.name());
    var html = new MimeBodyPart();
    html.setContent(mail.html(), "text/html; charset=UTF-8");
    message.setContent(new MimeMultipart("alternative", text, html));
    Transport.send(message);
  }

  private Session session() {
    var timeout = String.valueOf(settings.duration(Settings.Key.MAIL_TIMEOUT).toMillis());
    var properties = new Properties();
    properties.put("mail.smtp.host", settings.text(Settings.Key.MAIL_HOST));
    properties.put("mail.smtp.port", settings.text(Settings.Key.MAIL_PORT));
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    properties.put("mail.smtp.starttls.enable", "true");
    var user = settings.optional(Settings.Key.MAIL_USER).orElse(null);
    if (user == null) return Session.getInstance(properties);
    properties.put("mail.smtp.auth", "true");
    var password = settings.text(Settings.Key.MAIL_PASSWORD);
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(user, password);
          }
        });
  }

  private static final class KeyedMessage extends MimeMessage {
    private final String key;
    private final String host;

    KeyedMessage(Session session, String key, String host) {
      super(session);
      this.key = key;
      this.host = host;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + key + "@" + host + ">");
    }
  }
}
