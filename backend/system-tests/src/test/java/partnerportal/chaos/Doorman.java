package partnerportal.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The one address in front of the nodes: passes each connection on to the next that takes it. */
final class Doorman implements AutoCloseable {

  private static final int TO_CONNECT_MILLIS = 1_000;

  private final List<Integer> nodes;
  private final ServerSocket door;
  private final AtomicInteger next = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "doorman");
            thread.setDaemon(true);
            return thread;
          });

  Doorman(int port, List<Integer> nodes) {
    this.nodes = nodes;
    try {
      door = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::open);
  }

  private void open() {
    while (!door.isClosed()) {
      try {
        var guest = door.accept();
        threads.execute(() -> lead(guest));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void lead(Socket guest) {
    for (var i = 0; i < nodes.size(); i++) {
      var node = new Socket();
      try {
        var port = nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size()));
        node.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TO_CONNECT_MILLIS);
        threads.execute(() -> carry(node, guest));
        carry(guest, node);
        return;
      } catch (IOException e) {
        close(node);
      }
    }
    close(guest);
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one of them is gone, and so is the conversation
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is of no use either way
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
