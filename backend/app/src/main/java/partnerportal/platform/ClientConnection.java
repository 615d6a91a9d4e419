package partnerportal.platform;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The connection an answer goes out on, to break it off. Whatever a servlet does, throwing
 * included, the container ends a chunked answer as if all of it had been sent; only a connection
 * that breaks tells who reads, and every proxy between, that something is missing. The Servlet API
 * knows no connections, so the container is asked for its own, by reflection: its classes are in no
 * repository we build from.
 */
final class ClientConnection {

  private static final Logger LOG = Logger.getLogger(ClientConnection.class.getName());
  private static final String ATTRIBUTE = ClientConnection.class.getName();

  private final Object connection;

  private ClientConnection(Object connection) {
    this.connection = connection;
  }

  /** Keeps the container's own request at hand: what a resource is given stands in front of it. */
  static void remember(HttpServletRequest request) {
    ServletRequest own = request;
    while (own instanceof ServletRequestWrapper wrapper) own = wrapper.getRequest();
    request.setAttribute(ATTRIBUTE, own);
  }

  /**
   * Of a request as a resource has it. The container uses its requests again for others, so it is
   * asked for the connection while this one goes on.
   *
   * @throws IllegalStateException when the container is another one: nothing may begin then that
   *     could not be broken off
   */
  static ClientConnection of(HttpServletRequest request) {
    try {
      var ofCatalina = call(request.getAttribute(ATTRIBUTE), "getUnwrappedCoyoteRequest");
      var ofGrizzly = call(ofCatalina, "getCoyoteRequest");
      return new ClientConnection(call(call(ofGrizzly, "getRequest"), "getConnection"));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The container does not tell its connections", e);
    }
  }

  /**
   * Breaks it off at once, from whatever thread: what was written and has not arrived is lost, and
   * a write that waits for the reader fails.
   */
  void cut() {
    try {
      var channel = (SocketChannel) call(connection, "getChannel");
      if (!channel.isOpen()) return;
      channel.setOption(StandardSocketOptions.SO_LINGER, 0); // resets instead of ending in order
      call(connection, "terminateSilently");
    } catch (ClosedChannelException already) {
      return; // somebody was quicker
    } catch (ReflectiveOperationException | java.io.IOException | RuntimeException e) {
      LOG.log(Level.SEVERE, "trace " + Trace.id() + ": a connection could not be broken off", e);
    }
  }

  private static Object call(Object on, String method) throws ReflectiveOperationException {
    return on.getClass().getMethod(method).invoke(on);
  }
}
