package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedHostsTest {

  static final List<String> ALLOWED = List.of("www.zohoapis.eu", "127.0.0.1:9080");

  @Test
  void lets_credentials_go_where_an_operator_allowed() {
    assertThat(AllowedHosts.refusal("https://www.zohoapis.eu", ALLOWED)).isNull();
    assertThat(AllowedHosts.refusal("http://127.0.0.1:9080", ALLOWED)).isNull();
  }

  @Test
  void keeps_them_from_everywhere_else() {
    for (var address :
        List.of(
            "https://www.zohoapis.eu.example",
            "https://www.zohoapis.eu:8443",
            "https://www.zohoapis.eu@evil.example",
            "http://www.zohoapis.eu",
            "http://127.0.0.1:9081",
            "ftp://www.zohoapis.eu",
            "www.zohoapis.eu",
            "https://127.0.0.1",
            "http://127.0.0.1",
            "http://2130706433:9080",
            "http://0x7f.1:9080",
            "http://[::ffff:127.0.0.1]:9080",
            "http://[::1]:9080",
            "http://0.0.0.0:9080",
            "http://169.254.169.254",
            "https://169.254.169.254/latest/meta-data",
            "https://10.0.0.1",
            "https://[fe80::1]",
            "https://metadata.google.internal",
            "https://www.zohoapis.eu.",
            "https://www.zohoapis.eu/elsewhere",
            "https://www.zohoapis.eu?x=",
            "https://www.zohoapis.eu#x",
            "https://www.zohoapis.eu\\@evil.example",
            "https://evil.example#@www.zohoapis.eu",
            "https://evil.example%2f@www.zohoapis.eu",
            "file:///etc/passwd",
            "gopher://127.0.0.1:9080",
            "https://",
            "not an address",
            "")) {
      assertThat(AllowedHosts.refusal(address, ALLOWED)).as(address).isNotNull();
    }
    assertThat(AllowedHosts.refusal(null, ALLOWED)).isNotNull();
  }

  @Test
  void says_which_setting_to_change() {
    assertThat(AllowedHosts.refusal("https://www.zohoapis.in", ALLOWED))
        .contains("www.zohoapis.in", "portal.zoho.allowed-hosts");
  }
}
