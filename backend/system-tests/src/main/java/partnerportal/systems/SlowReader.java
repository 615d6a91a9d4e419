package partnerportal.systems;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Somebody who asks for much and takes it in small bites, so that the portal has to wait. */
public final class SlowReader implements AutoCloseable {

  private static final int BITE = 1_024;
  private static final int PATIENCE_MILLIS = 200;

  private final Socket socket = new Socket();
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private boolean brokenOff;

  private SlowReader(URI address, Map<String, String> headers, String body) throws IOException {
    socket.setReceiveBufferSize(2 * BITE);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress("127.0.0.1", address.getPort()));
    var head = new StringBuilder("POST " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    var sent = body.getBytes(StandardCharsets.UTF_8);
    head.append("Content-Type: application/json\r\nContent-Length: ").append(sent.length);
    socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(sent);
  }

  /** Posts JSON and reads nothing of the answer yet. */
  public static SlowReader post(URI address, Map<String, String> headers, String body) {
    try {
      return new SlowReader(address, headers, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a little of what has come, if anything has. */
  public void takes() {
    if (brokenOff) return;
    try {
      var bite = new byte[BITE];
      var got = socket.getInputStream().read(bite);
      if (got < 0) brokenOff = true;
      else taken.write(bite, 0, got);
    } catch (SocketTimeoutException nothingYet) {
      return;
    } catch (IOException reset) {
      brokenOff = true;
    }
  }

  /** Head and body as far as they were taken, chunks as they came. */
  public String taken() {
    return taken.toString(StandardCharsets.UTF_8);
  }

  /** Whether nothing more can come, whatever was left. */
  public boolean brokenOff() {
    return brokenOff;
  }

  /** Whether the answer came to its own end. */
  public boolean whole() {
    return taken().endsWith("\r\n0\r\n\r\n");
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
