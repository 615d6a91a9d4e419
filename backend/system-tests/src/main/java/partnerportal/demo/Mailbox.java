package partnerportal.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import partnerportal.systems.Mail;
import partnerportal.systems.MailSystem;

/** Shows every mail that was sent, newest first, to anybody on this machine. */
public final class Mailbox implements AutoCloseable {

  private static final Map<String, String> OWN_PAGE =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self';"
              + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

  /**
   * A mail is a stranger's document: it runs no script and its links open elsewhere. It keeps its
   * origin, or the mailbox could not ask how tall it is.
   */
  private static final Map<String, String> STRANGERS_PAGE =
      Map.of(
          "Content-Security-Policy",
          "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
              + " frame-ancestors 'self'");

  private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

  private final MailSystem mail;
  private final Site site;

  /** Opens the mailbox on a port of 127.0.0.1. */
  public Mailbox(int port, MailSystem mail) {
    this.mail = mail;
    this.site =
        new Site(port)
            .with("/", path -> Site.resources(OWN_PAGE).at(path.isEmpty() ? "mailbox.html" : path))
            .with("/mails", path -> path.isEmpty() ? Optional.of(list()) : one(path.substring(1)));
  }

  /** The address of the mailbox. */
  public URI address() {
    return site.address();
  }

  @Override
  public void close() {
    site.close();
  }

  private Site.Answer list() {
    var list = Json.createArrayBuilder();
    mail.all().forEach(one -> list.add(summary(one)));
    return Site.Answer.json(Json.createObjectBuilder().add("mails", list).build().toString());
  }

  private Optional<Site.Answer> one(String path) {
    return path.endsWith("/html")
        ? mail.find(path.substring(0, path.length() - "/html".length())).map(Mailbox::page)
        : mail.find(path).map(found -> Site.Answer.json(whole(found).build().toString()));
  }

  private static Site.Answer page(Mail mail) {
    var head = HEAD.matcher(mail.html());
    var html =
        head.find()
            ? head.replaceFirst("$0<base target=\"_blank\">")
            : "<base target=\"_blank\">" + mail.html();
    return Site.Answer.html(html, STRANGERS_PAGE);
  }

  private static JsonObjectBuilder summary(Mail mail) {
    return Json.createObjectBuilder()
        .add("id", mail.id())
        .add("received", mail.received().toString())
        .add("from", mail.from())
        .add("to", mail.to())
        .add("subject", mail.subject());
  }

  private static JsonObjectBuilder whole(Mail mail) {
    JsonArrayBuilder headers = Json.createArrayBuilder(mail.headers());
    return summary(mail)
        .add("html", !mail.html().isEmpty())
        .add("text", mail.text())
        .add("headers", headers);
  }
}
