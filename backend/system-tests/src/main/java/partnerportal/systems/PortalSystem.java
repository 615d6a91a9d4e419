package partnerportal.systems;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The portal as a process of its own, and the doors that need no sign-in. */
public final class PortalSystem implements AutoCloseable {

  private static final Duration TO_START = Duration.ofSeconds(120);

  /** A start takes a whole processor: several at a time would only wait for each other. */
  private static final Lock STARTING = new ReentrantLock(true);

  private final PortalSettings settings;
  private final PortalPackage form;
  private final Path war;
  private volatile ChildProcess process;

  private PortalSystem(PortalSettings settings, PortalPackage form, Path war) {
    this.settings = settings;
    this.form = form;
    this.war = war;
  }

  /**
   * A portal that is not started yet and has another web archive than the built one.
   *
   * @param war what it deploys
   */
  public static PortalSystem of(PortalSettings settings, Path war) {
    return new PortalSystem(settings, PortalPackage.UNPACKED, war);
  }

  /** Starts the portal and waits until it is ready. */
  public static PortalSystem start(PortalSettings settings, PortalPackage form) {
    return start(settings, form, false);
  }

  /** The same for one of many: the first takes longer and leaves what makes the others quicker. */
  public static PortalSystem startOfMany(PortalSettings settings, PortalPackage form) {
    return start(settings, form, true);
  }

  private static PortalSystem start(PortalSettings settings, PortalPackage form, boolean training) {
    var portal = new PortalSystem(settings, form, null);
    STARTING.lock();
    try {
      portal.up(training);
      portal.awaitReady();
      if (training) form.trained(settings.folder(), portal.pid());
      return portal;
    } catch (RuntimeException e) {
      if (portal.process != null) portal.kill();
      throw e;
    } finally {
      STARTING.unlock();
    }
  }

  /** The address people use. */
  public URI address() {
    return settings.address();
  }

  /** An address of the portal. */
  public URI at(String path) {
    return URI.create(address() + path);
  }

  /** Where its keys, its log and what else it writes beside the database lie. */
  public Path folder() {
    return settings.folder();
  }

  /** What it has written to its log so far. */
  public String log() {
    try {
      return Files.readString(settings.folder().resolve("portal.log"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs the shipped program once with the settings of this portal, and waits for its end.
   *
   * @param other settings that are different this time
   * @param arguments what it is to do instead of serving
   */
  public Command runs(Map<String, String> other, String... arguments) {
    return Command.run(settings, other, arguments);
  }

  /** Ends the process without a warning. */
  public void kill() {
    process.kill();
  }

  /** Ends the process as an operator would. */
  public void stop() {
    process.stop();
  }

  /** Starts the process again on the same data and waits until it is ready. */
  public void startAgain() {
    up();
    awaitReady();
  }

  /** Starts the process without waiting for it. */
  public void up() {
    up(false);
  }

  private void up(boolean training) {
    OrganizationsFile.write(
        settings.folder().resolve("organizations.json"), Map.of("Acme", settings.crm()));
    var start = form.in(settings.folder(), training);
    if (war != null) replaceWar(start.directory());
    process = ChildProcess.start("portal", settings.folder(), start, settings.environment());
  }

  private void replaceWar(Path home) {
    try {
      Files.copy(war, home.resolve("partner-portal.war"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the portal says it is ready.
   *
   * @throws IllegalStateException when the process ended instead
   */
  public void awaitReady() {
    Patience.untilTrue(
        "the portal at " + address(),
        TO_START,
        () -> {
          if (!process.alive()) {
            throw new IllegalStateException(
                "The portal ended during its start:\n" + process.lastWords());
          }
          return Http.answers(at("/health/ready"));
        });
  }

  /** Whether the process runs. */
  public boolean alive() {
    return process != null && process.alive();
  }

  /** The number of the running process. */
  public long pid() {
    return process.pid();
  }

  /** Completes when the running process has ended, however it did. */
  public CompletableFuture<?> onExit() {
    return process.onExit();
  }

  @Override
  public void close() {
    stop();
  }

  /** What the activation page shows before a password is chosen. */
  public Reply previewActivation(String token) {
    return post(
        "/api/v1/activations/preview",
        Json.createObjectBuilder().add("token", token).build(),
        Map.of());
  }

  /**
   * Chooses a password by the link of an activation mail.
   *
   * @return the member, signed in
   */
  public Member activate(Mail invitation, String password) {
    return new Member(this, tryToActivate(invitation, password).expect(200));
  }

  /** The same; the answer may be a refusal. */
  public Reply tryToActivate(Mail invitation, String password) {
    var body =
        Json.createObjectBuilder()
            .add("token", invitation.activationToken())
            .add("password", password)
            .build();
    return post("/api/v1/activations", body, Map.of());
  }

  /** Comes in by a link with an open session instead of a password. */
  public Reply tryToJoin(Mail invitation, Member signedIn) {
    return post(
        "/api/v1/activations",
        Json.createObjectBuilder().add("token", invitation.activationToken()).build(),
        Map.of("Cookie", signedIn.cookie()));
  }

  /** Signs a member in. */
  public Member signIn(String email, String password) {
    return new Member(this, trySignIn(email, password).expect(200));
  }

  /** Tries to sign a member in; the answer may be a refusal. */
  public Reply trySignIn(String email, String password) {
    return post("/api/v1/session", credentials(email, password), Map.of());
  }

  /** The same, as it arrives through a proxy from somebody's address. */
  public Reply trySignInFrom(String address, String email, String password) {
    return post(
        "/api/v1/session", credentials(email, password), Map.of("X-Forwarded-For", address));
  }

  /** Signs a member in with the code of a mail. */
  public Member signInWithCode(String email, String code) {
    return new Member(this, trySignInWithCode(email, code).expect(200));
  }

  /** The same; the answer may be a refusal. */
  public Reply trySignInWithCode(String email, String code) {
    var body = Json.createObjectBuilder().add("email", email).add("code", code).build();
    return post("/api/v1/session", body, Map.of());
  }

  /** Asks for a sign-in code by mail. */
  public Reply asksForCode(String email) {
    return post("/api/v1/session/codes", address(email), Map.of());
  }

  /** Asks for a link to set another password. */
  public Reply asksForReset(String email) {
    return post("/api/v1/password-resets", address(email), Map.of());
  }

  /** Sets another password by the secret of a link. */
  public Reply resets(String token, String password) {
    var body = Json.createObjectBuilder().add("token", token).add("password", password).build();
    var all = new LinkedHashMap<>(sameOrigin());
    all.put("Content-Type", "application/json");
    return send("PUT", "/api/v1/password-resets", all, body.toString());
  }

  /** Confirms another address by the link that was sent there. */
  public Reply confirmsEmail(String token) {
    var all = new LinkedHashMap<>(sameOrigin());
    all.put("Content-Type", "application/json");
    var body = Json.createObjectBuilder().add("token", token).build();
    return send("PUT", "/api/v1/email-changes", all, body.toString());
  }

  private static JsonObject address(String email) {
    return Json.createObjectBuilder().add("email", email).build();
  }

  private static JsonObject credentials(String email, String password) {
    return Json.createObjectBuilder().add("email", email).add("password", password).build();
  }

  /** Sends JSON without a token, as the portal's own page would. */
  public Reply post(String path, JsonObject body, Map<String, String> headers) {
    var all = new LinkedHashMap<>(sameOrigin());
    all.put("Content-Type", "application/json");
    all.putAll(headers);
    return Http.send("POST", at(path), all, body.toString());
  }

  /** Sends anything to an address of the portal. */
  public Reply send(String method, String path, Map<String, String> headers, String body) {
    return Http.send(method, at(path), headers, body);
  }

  /** A browser's page of the portal sends these by itself. */
  Map<String, String> sameOrigin() {
    return Map.of("Origin", address().toString(), "Sec-Fetch-Site", "same-origin");
  }
}
