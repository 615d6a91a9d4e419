package partnerportal.systems;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSystemTest {

  @TempDir Path folder;

  @Test
  void keeps_every_mail_over_a_restart() throws MessagingException {
    var port = Ports.free();
    try (var mail = MailSystem.start(port, folder)) {
      send(port, "ines@northwind.example", "Grüße: you are approved");
      assertThat(mail.await("ines@northwind.example", "Grüße").activationToken())
          .isEqualTo("a.b-c");
    }

    try (var mail = MailSystem.start(Ports.free(), folder)) {
      assertThat(mail.all()).extracting(Mail::subject).containsExactly("Grüße: you are approved");
      assertThat(mail.to("ana@larkfield.example")).isEmpty();
    }
  }

  private static void send(int port, String to, String subject) throws MessagingException {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(port));
    var message = new MimeMessage(Session.getInstance(properties));
    message.setFrom("partners@acme.example");
    message.setRecipients(Message.RecipientType.TO, to);
    message.setSubject(subject, "UTF-8");
    message.setText("Go to http://localhost:8080/portal/activate#a.b-c now.", "UTF-8");
    Transport.send(message);
  }
}
