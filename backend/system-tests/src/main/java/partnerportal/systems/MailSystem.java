package partnerportal.systems;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A mail server that accepts everything for everybody. Each message is a file before it is
 * acknowledged, and is there again after the next start.
 */
public final class MailSystem implements AutoCloseable {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  /** Where everything starts at once its thread may wait for a processor. */
  private static final int TO_START_MILLIS = 60_000;

  /** Kept, because a logger nobody holds forgets its level. */
  private static final Logger QUIET = Logger.getLogger("com.icegreen");

  static {
    QUIET.setLevel(Level.WARNING);
  }

  private final Path folder;
  private final int port;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final AtomicInteger count = new AtomicInteger();
  private GreenMail server;

  private MailSystem(int port, Path folder) {
    this.port = port;
    this.folder = folder;
  }

  /**
   * Starts the server.
   *
   * @param port where it listens, on 127.0.0.1
   * @param folder where the messages are kept
   */
  public static MailSystem start(int port, Path folder) {
    var mail = new MailSystem(port, folder);
    mail.reload();
    mail.up();
    return mail;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** All mails, newest first. */
  public List<Mail> all() {
    return mails.stream().sorted(Comparator.comparing(Mail::id).reversed()).toList();
  }

  /** All mails to an address, newest first. */
  public List<Mail> to(String address) {
    return all().stream().filter(mail -> mail.to().contains(address)).toList();
  }

  /** One mail. */
  public Optional<Mail> find(String id) {
    return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
  }

  /** Waits for a mail to an address whose subject holds some words. */
  public Mail await(String address, String words) {
    return Patience.until(
        "a mail \"" + words + "\" to " + address,
        Member.SOON,
        () -> to(address).stream().filter(mail -> mail.subject().contains(words)).findFirst());
  }

  /** From now on nobody listens. */
  public void outage() {
    server.stop();
  }

  /** Listens again. */
  public void recover() {
    up();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void up() {
    var smtp = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    smtp.setServerStartupTimeout(TO_START_MILLIS);
    server = new GreenMail(smtp);
    server.getUserManager().setMessageDeliveryHandler(this::keep);
    server.start();
  }

  /** What throws here is answered 451, so the sender tries again. */
  private GreenMailUser keep(MovingMessage message, MailAddress recipient)
      throws MessagingException, UserException {
    var now = Instant.now();
    var id = "%s-%04d".formatted(NAME.format(now), count.incrementAndGet() % 10_000);
    write(id, message.getMessage());
    mails.add(Mail.of(id, now, message.getMessage()));
    var users = server.getUserManager();
    var known = users.getUserByEmail(recipient.getEmail());
    return known != null
        ? known
        : users.createUser(recipient.getEmail(), recipient.getEmail(), "unused");
  }

  private void write(String id, MimeMessage message) throws MessagingException {
    var unfinished = folder.resolve(id + ".part");
    try {
      try (var channel =
              FileChannel.open(
                  unfinished,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE);
          var out = Channels.newOutputStream(channel)) {
        message.writeTo(out);
        channel.force(true);
      }
      Files.move(unfinished, folder.resolve(id + ".eml"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Mail " + id + " could not be kept", e);
    }
  }

  private void reload() {
    try {
      Files.createDirectories(folder);
      try (var files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".eml")).forEach(this::reload);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void reload(Path file) {
    try (var in = Files.newInputStream(file)) {
      var id = file.getFileName().toString().replace(".eml", "");
      var received = NAME.parse(id.substring(0, 19), Instant::from);
      mails.add(Mail.of(id, received, new MimeMessage(Session.getInstance(new Properties()), in)));
      count.incrementAndGet();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException("Unreadable mail " + file, e);
    }
  }
}
