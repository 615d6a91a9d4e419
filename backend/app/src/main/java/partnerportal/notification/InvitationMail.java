package partnerportal.notification;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import partnerportal.team.Invitations;

/** The activation mail: its words from the message bundle, its layout from one template. */
@ApplicationScoped
class InvitationMail {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z.]+)}}");
  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

  private ResourceBundle words;
  private String template;

  @PostConstruct
  void read() {
    words = ResourceBundle.getBundle("messages.mails", Locale.ENGLISH);
    try (var in = InvitationMail.class.getResourceAsStream("/mails/invitation.html")) {
      template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Mail of(UUID invitation, Invitations.Letter letter) {
    var facts =
        new Object[] {
          letter.name(),
          letter.partnerName(),
          letter.organizationName(),
          UNTIL.format(letter.expiresAt().atOffset(ZoneOffset.UTC))
        };
    var values = new HashMap<String, String>();
    for (var key : words.keySet()) {
      if (key.startsWith("invitation."))
        values.put(
            key.substring("invitation.".length()),
            MessageFormat.format(words.getString(key), facts));
    }
    values.put("link", letter.link());
    return new Mail(
        "invitation-" + invitation,
        letter.email(),
        letter.name(),
        MessageFormat.format(words.getString("sender"), facts),
        values.get("subject"),
        text(values),
        html(values));
  }

  private static String text(Map<String, String> v) {
    return String.join(
        "\n\n",
        v.get("title"),
        v.get("greeting") + "\n" + v.get("intro"),
        v.get("button") + ":\n" + v.get("link"),
        v.get("until"),
        "- "
            + v.get("send.title")
            + ": "
            + v.get("send.text")
            + "\n- "
            + v.get("follow.title")
            + ": "
            + v.get("follow.text"),
        v.get("footer"),
        "");
  }

  private String html(Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(m -> Matcher.quoteReplacement(escape(values.getOrDefault(m.group(1), ""))));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
