package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import partnerportal.crm.RecordKind;
import partnerportal.sync.ChannelStore.Channel;

class ChannelsTest {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  static final Duration DAY = Duration.ofDays(1);

  @Test
  void asks_for_a_channel_it_has_never_had_or_never_got() {
    assertThat(needed(null)).isTrue();
    assertThat(needed(channel("https://a", null))).isTrue();
  }

  @Test
  void asks_again_in_time_before_the_end() {
    assertThat(needed(channel("https://a", NOON.plus(DAY).minusSeconds(1)))).isTrue();
    assertThat(needed(channel("https://a", NOON.plus(DAY).plusSeconds(1)))).isFalse();
  }

  @Test
  void asks_again_when_the_portal_has_moved() {
    assertThat(needed(channel("https://b", NOON.plus(DAY.multipliedBy(6))))).isTrue();
  }

  private static boolean needed(Channel channel) {
    return Channels.needed(channel, "https://a", NOON, DAY);
  }

  private static Channel channel(String url, Instant until) {
    return new Channel(RecordKind.LEAD, "1000000000001", url, List.of("hush"), until);
  }
}
