package partnerportal.systems;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A mail that arrived.
 *
 * @param id names it within its mailbox, in the order of arrival
 * @param received when it arrived
 * @param headers as lines, in their order
 * @param text the plain part, empty when there is none
 * @param html the HTML part, empty when there is none
 */
public record Mail(
    String id,
    Instant received,
    String from,
    String to,
    String subject,
    List<String> headers,
    String text,
    String html) {

  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");

  /** Reads a message. */
  static Mail of(String id, Instant received, MimeMessage message) {
    try {
      return new Mail(
          id,
          received,
          address(message.getFrom()),
          address(message.getAllRecipients()),
          String.valueOf(message.getSubject()),
          Collections.list(message.getAllHeaders()).stream().map(Mail::line).toList(),
          part(message, "text/plain"),
          part(message, "text/html"));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("Unreadable mail " + id, e);
    }
  }

  /**
   * The addresses the plain part names, in its order; those of the HTML part when there is no plain
   * one.
   */
  public List<URI> links() {
    var source = text.isBlank() ? html.replace("&amp;", "&") : text;
    return LINK.matcher(source).results().map(match -> URI.create(match.group())).toList();
  }

  /**
   * The one link whose path ends so.
   *
   * @throws IllegalStateException when the mail has none
   */
  public URI link(String path) {
    return links().stream()
        .filter(link -> link.getPath().endsWith(path))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No link to " + path + " in: " + text));
  }

  /** What the activation link carries behind its {@code #}. */
  public String activationToken() {
    return link("/portal/activate").getFragment();
  }

  /** The eight digits of a sign-in code. */
  public String code() {
    return Pattern.compile("\\d{4} \\d{4}")
        .matcher(text)
        .results()
        .map(match -> match.group().replace(" ", ""))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No code in: " + text));
  }

  private static String address(jakarta.mail.Address[] addresses) {
    return addresses == null || addresses.length == 0 ? "" : decoded(addresses[0].toString());
  }

  private static String line(Header header) {
    return header.getName() + ": " + decoded(header.getValue());
  }

  private static String decoded(String text) {
    try {
      return MimeUtility.decodeText(text);
    } catch (UnsupportedEncodingException e) {
      return text;
    }
  }

  private static String part(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (var i = 0; i < parts.getCount(); i++) {
        BodyPart one = parts.getBodyPart(i);
        var found = part(one, type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
