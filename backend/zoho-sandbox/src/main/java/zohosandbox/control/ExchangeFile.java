package zohosandbox.control;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import zohosandbox.wire.Jsons;

/**
 * Writes down every call of Zoho's API and its answer, a line of JSON each, for whoever wants to
 * compare both with Zoho's documentation. Secrets are blotted out. A call that a fault cut off or
 * answered in Zoho's place, with half the JSON or a page, has no {@code status}.
 */
public final class ExchangeFile extends Filter implements AutoCloseable {

  private final FileChannel file;

  private ExchangeFile(FileChannel file) {
    this.file = file;
  }

  /**
   * Appends to a file, which is made when it is absent.
   *
   * @throws UncheckedIOException when it cannot be written
   */
  public static ExchangeFile at(Path path) {
    try {
      return new ExchangeFile(
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException("the file of exchanges cannot be written: " + path, e);
    }
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!path.startsWith("/crm/") && !path.startsWith("/oauth/")) {
      chain.doFilter(exchange);
      return;
    }
    byte[] request = exchange.getRequestBody().readAllBytes();
    Copy response = new Copy(exchange.getResponseBody());
    exchange.setStreams(new ByteArrayInputStream(request), response);
    try {
      chain.doFilter(exchange);
    } finally {
      append(line(exchange, path, request, response));
    }
  }

  private static JsonObject line(
      HttpExchange exchange, String path, byte[] request, Copy response) {
    JsonObjectBuilder line = Jsons.object();
    if (onScreen(exchange.getRequestHeaders())) {
      line.add("by", "screen");
    }
    line.add("method", exchange.getRequestMethod()).add("path", path);
    Optional.ofNullable(exchange.getRequestURI().getRawQuery())
        .ifPresent(query -> line.add("query", Blots.inForm(query)));
    Blots.Body asked = new Blots.Body(path, type(exchange.getRequestHeaders()), request);
    asked.addTo(line, "request");
    Blots.Body answered =
        new Blots.Body(path, type(exchange.getResponseHeaders()), response.bytes());
    int status = exchange.getResponseCode();
    if (status >= 0
        && isWhole(exchange.getResponseHeaders(), response)
        && !answered.isNoAnswerOfZoho()) {
      line.add("status", status);
      answered.addTo(line, "response");
    }
    return line.build();
  }

  private static boolean onScreen(Headers headers) {
    return headers.containsKey("X-Sandbox-Screen") && !headers.containsKey("Authorization");
  }

  private static Optional<String> type(Headers headers) {
    return Optional.ofNullable(headers.getFirst("Content-Type"));
  }

  private static boolean isWhole(Headers headers, Copy body) {
    String length = headers.getFirst("Content-Length");
    return length == null || Long.parseLong(length) <= body.bytes().length;
  }

  private void append(JsonObject line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    synchronized (file) {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
  }

  @Override
  public String description() {
    return "writes down calls and answers";
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
