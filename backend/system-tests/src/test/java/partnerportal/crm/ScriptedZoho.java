package partnerportal.crm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers what a test told it to, also what no server would: half an answer, none, one that is too
 * late. Without a script it gives tokens and finds nothing.
 */
final class ScriptedZoho implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Less than the client's patience in these tests. */
  private static final Duration A_WHILE = Duration.ofMillis(300);

  /**
   * By which name an organisation that consented has its Zoho; what is asked there is not counted,
   * because it goes on being asked.
   */
  private static final String CONSENTED = "localhost";

  /** How an answer comes. */
  enum Manner {
    WHOLE,
    /** The connection ends in the middle of it. */
    CUT,
    /** The connection ends instead of it. */
    NONE,
    /** After a while, but in time. */
    LATE,
    /** Not before the script is over. */
    HELD
  }

  /** One answer. */
  record Answer(int status, String body, Map<String, String> headers, Manner manner) {
    static Answer json(int status, String body) {
      var json = Map.of("Content-Type", "application/json");
      return new Answer(status, body.replace('\'', '"'), json, Manner.WHOLE);
    }

    static Answer html(int status) {
      var html = Map.of("Content-Type", "text/html");
      return new Answer(status, "<html><body>Please wait.</body></html>", html, Manner.WHOLE);
    }

    static Answer redirect(String to) {
      return new Answer(302, "", Map.of("Location", to), Manner.WHOLE);
    }

    /** Zoho's flat error. */
    static Answer error(int status, String code) {
      return json(
          status, "{'code':'%s','details':{},'message':'','status':'error'}".formatted(code));
    }

    Answer with(Manner other) {
      return new Answer(status, body, headers, other);
    }

    Answer saying(String header, String value) {
      return new Answer(
          status, body, Map.of("Content-Type", "application/json", header, value), manner);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Answer> tokens = new ArrayDeque<>();
  private final Deque<Answer> calls = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private volatile String zgid = "";
  private volatile String profile = "Administrator";
  private final AtomicInteger given = new AtomicInteger();
  private volatile CountDownLatch over = new CountDownLatch(1);

  ScriptedZoho(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/oauth/", exchange -> asked(exchange, tokens, granted()));
    server.createContext("/", exchange -> asked(exchange, calls, found()));
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next answers of the token endpoint. */
  synchronized void tokens(List<Answer> answers) {
    tokens.addAll(answers);
  }

  /** The next answers of all else. */
  synchronized void calls(List<Answer> answers) {
    calls.addAll(answers);
  }

  /** A token that is good at an address. */
  Answer granted(String apiDomain) {
    return Answer.json(
        200,
        "{'access_token':'1000.%d','api_domain':'%s','expires_in':3600}"
            .formatted(given.incrementAndGet(), apiDomain));
  }

  private Answer granted() {
    return granted(address());
  }

  private static Answer found() {
    return new Answer(204, "", Map.of(), Manner.WHOLE);
  }

  /** From now on a user with a profile consents for an organisation. */
  void consents(String organization, String userProfile) {
    zgid = organization;
    profile = userProfile;
  }

  /** The accounts server of who consents. */
  String consentedAddress() {
    return "http://" + CONSENTED + ":" + server.getAddress().getPort();
  }

  private void asked(HttpExchange exchange, Deque<Answer> script, Answer otherwise)
      throws IOException {
    if (exchange.getRequestHeaders().getFirst("Host").startsWith(CONSENTED)) consented(exchange);
    else answer(exchange, script, otherwise);
  }

  private void consented(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    exchange.getRequestBody().readAllBytes();
    if (path.contains("/oauth/"))
      say(
          exchange,
          Answer.json(
              200,
              "{'access_token':'1000.c','refresh_token':'1000.r','api_domain':'%s'}"
                  .formatted(consentedAddress())));
    else if (path.endsWith("/users"))
      say(
          exchange,
          Answer.json(
              200,
              "{'users':[{'id':'62','full_name':'Dana Whitlock','email':'dana@acme.example','status':'active','profile':{'id':'1','name':'%s'}}]}"
                  .formatted(profile)));
    else if (path.endsWith("/org"))
      say(
          exchange,
          Answer.json(200, "{'org':[{'zgid':'%s','company_name':'Consenting'}]}".formatted(zgid)));
    else say(exchange, found());
    exchange.close();
  }

  /** How often tokens were asked for. */
  synchronized int refreshes() {
    return (int) asked.stream().filter(what -> what.contains("/oauth/")).count();
  }

  /** How often anything else was. */
  synchronized int asked() {
    return asked.size() - refreshes();
  }

  /** Waits until so many calls have come. */
  synchronized void awaitAsked(int count) {
    var patience = System.nanoTime() + LONGEST.toNanos();
    try {
      while (asked() < count && System.nanoTime() < patience) wait(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether an address was asked. */
  synchronized boolean wasAsked(String path) {
    return asked.stream().anyMatch(what -> what.contains(path));
  }

  private void answer(HttpExchange exchange, Deque<Answer> script, Answer otherwise)
      throws IOException {
    Answer answer;
    synchronized (this) {
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      answer = script.isEmpty() ? otherwise : script.removeFirst();
    }
    exchange.getRequestBody().readAllBytes();
    if (answer.manner == Manner.HELD) await(LONGEST);
    if (answer.manner == Manner.LATE) await(A_WHILE);
    if (answer.manner != Manner.NONE) say(exchange, answer);
    exchange.close();
  }

  private static void say(HttpExchange exchange, Answer answer) throws IOException {
    var body = answer.body.getBytes(StandardCharsets.UTF_8);
    answer.headers.forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
    if (body.length == 0) return;
    exchange
        .getResponseBody()
        .write(body, 0, answer.manner == Manner.CUT ? body.length / 2 : body.length);
    exchange.getResponseBody().flush();
  }

  /** Until the script is over, but no longer. */
  private void await(Duration most) {
    try {
      over.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends a script: held answers go, and nothing was asked yet. */
  synchronized void begin() {
    over.countDown();
    over = new CountDownLatch(1);
    tokens.clear();
    calls.clear();
    asked.clear();
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdown();
  }
}
