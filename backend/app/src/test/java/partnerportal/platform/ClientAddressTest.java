package partnerportal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

  static final List<String> PROXIES = List.of("10.0.0.1", "10.0.0.2");

  @Test
  void is_the_peer_when_nobody_forwards() {
    assertThat(ClientAddress.from("203.0.113.7", null, PROXIES)).isEqualTo("203.0.113.7");
  }

  @Test
  void does_not_believe_a_caller_who_forwards_for_somebody() {
    assertThat(ClientAddress.from("203.0.113.7", "198.51.100.1", PROXIES)).isEqualTo("203.0.113.7");
  }

  @Test
  void is_the_last_hop_that_is_none_of_our_proxies() {
    var forged = "198.51.100.1, 203.0.113.7, 10.0.0.2";

    assertThat(ClientAddress.from("10.0.0.1", forged, PROXIES)).isEqualTo("203.0.113.7");
  }

  @Test
  void falls_back_to_the_peer_where_a_hop_is_no_address() {
    assertThat(ClientAddress.from("10.0.0.1", "example.org", PROXIES)).isEqualTo("10.0.0.1");
    assertThat(ClientAddress.from("10.0.0.1", "", PROXIES)).isEqualTo("10.0.0.1");
  }

  @Test
  void counts_the_network_of_an_ipv6_address() {
    assertThat(ClientAddress.network("2001:db8:1:2:aaaa:bbbb:cccc:dddd"))
        .isEqualTo(ClientAddress.network("2001:db8:1:2::1"))
        .isNotEqualTo(ClientAddress.network("2001:db8:1:3::1"));
    assertThat(ClientAddress.network("2001:db8:1:2::1")).isEqualTo("2001:db8:1:2::/64");
    assertThat(ClientAddress.network("2001:db8::1")).isEqualTo("2001:db8::/64");
    assertThat(ClientAddress.network("::1")).isEqualTo("::/64");
    assertThat(ClientAddress.network("203.0.113.7")).isEqualTo("203.0.113.7");
    assertThat(ClientAddress.network("::ffff:203.0.113.7")).isEqualTo("203.0.113.7");
  }
}
