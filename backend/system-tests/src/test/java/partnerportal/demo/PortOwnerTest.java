package partnerportal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import partnerportal.systems.Ports;

class PortOwnerTest {

  @Test
  void a_port_nobody_listens_on_is_free() {
    assertThat(PortOwner.isFree(Ports.free())).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_taken_port_names_who_has_it() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(PortOwner.isFree(socket.getLocalPort())).isFalse();
      assertThat(PortOwner.of(socket.getLocalPort()))
          .hasValueSatisfying(
              owner -> assertThat(owner).startsWith("process " + ProcessHandle.current().pid()));
    }
  }
}
