package partnerportal.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small web server for pages of our own, on 127.0.0.1. It only answers GET. */
final class Site implements AutoCloseable {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "woff2", "font/woff2",
          "png", "image/png");

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "site");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * What a path answers.
   *
   * @param type its media type
   * @param headers beside the type
   */
  record Answer(String type, byte[] body, Map<String, String> headers) {

    static Answer html(String text, Map<String, String> headers) {
      return new Answer(TYPES.get("html"), text.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Answer json(String text) {
      return new Answer(TYPES.get("json"), text.getBytes(StandardCharsets.UTF_8), Map.of());
    }
  }

  /** Turns the rest of a path into an answer; empty means there is nothing there. */
  interface Pages {
    Optional<Answer> at(String path) throws IOException;
  }

  Site(int port) {
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + port, e);
    }
    server.setExecutor(threads);
    server.start();
  }

  /** The address of its first page. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers everything below a prefix. */
  Site with(String prefix, Pages pages) {
    server.createContext(prefix, exchange -> answer(exchange, prefix, pages));
    return this;
  }

  /** Files of this package's resources, by their names. */
  static Pages resources(Map<String, String> headers) {
    return path -> {
      try (var in = path.contains("..") ? null : Site.class.getResourceAsStream(path)) {
        return in == null
            ? Optional.empty()
            : Optional.of(new Answer(type(path), in.readAllBytes(), headers));
      }
    };
  }

  /** Files of a folder; a path without an ending is its {@code index.html}. */
  static Pages folder(Path folder) {
    return path -> {
      var file = folder.resolve(path.isEmpty() ? "index.html" : path).normalize();
      return file.startsWith(folder) && Files.isRegularFile(file)
          ? Optional.of(new Answer(type(file.toString()), Files.readAllBytes(file), Map.of()))
          : Optional.empty();
    };
  }

  /** The text of a resource of this package. */
  static String text(String resource) {
    try (var in = Site.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static String type(String path) {
    return TYPES.getOrDefault(
        path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
  }

  private static void answer(HttpExchange exchange, String prefix, Pages pages) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(prefix.length());
      var answer =
          exchange.getRequestMethod().equals("GET") ? pages.at(path) : Optional.<Answer>empty();
      var headers = exchange.getResponseHeaders();
      headers.set("Cache-Control", "no-store");
      headers.set("X-Content-Type-Options", "nosniff");
      var sent = answer.orElseGet(() -> Answer.html("There is nothing here.", Map.of()));
      headers.set("Content-Type", sent.type());
      sent.headers().forEach(headers::set);
      exchange.sendResponseHeaders(
          answer.isPresent() ? 200 : 404, sent.body().length == 0 ? -1 : sent.body().length);
      exchange.getResponseBody().write(sent.body());
    }
  }
}
