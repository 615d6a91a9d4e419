package partnerportal.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Places.Visitor;

class PlacesTest {

  static final Visitor HEAVY = new Visitor("heavy", 3, 10);
  static final Visitor LESS_HEAVY = new Visitor("less heavy", 3, 5);
  static final Visitor LONG = new Visitor("very long", 1, 300);
  static final Visitor MIDDLE = new Visitor("middle", 1, 200);
  static final Visitor SHORT = new Visitor("brief", 1, 100);

  final LinkedBlockingQueue<Visitor> in = new LinkedBlockingQueue<>();

  @Test
  void lets_in_who_takes_most_places_first_and_then_the_longest() throws Exception {
    var places = new Places(1, Duration.ofSeconds(1));
    come(places, SHORT, LONG, MIDDLE);

    for (var next : List.of(LONG, MIDDLE, SHORT)) {
      assertThat(in.poll(10, TimeUnit.SECONDS)).isEqualTo(next);
      places.leave(next);
    }
  }

  @Test
  void lets_nobody_past_who_waits_for_several_places() throws Exception {
    var places = new Places(4, Duration.ofSeconds(1));
    come(places, LONG, SHORT, LESS_HEAVY, HEAVY);

    assertThat(taken()).isEqualTo(HEAVY);
    assertThat(in.poll(200, TimeUnit.MILLISECONDS)).as("passes a heavy one").isNull();

    places.leave(HEAVY);
    assertThat(List.of(taken(), taken())).containsExactlyInAnyOrder(LESS_HEAVY, LONG);
    assertThat(in.poll(200, TimeUnit.MILLISECONDS)).as("takes a fifth place").isNull();

    places.leave(LONG);
    assertThat(taken()).isEqualTo(SHORT);
  }

  @Test
  void says_so_when_somebody_takes_more_places_than_there_are() {
    var places = new Places(2, Duration.ZERO);

    assertThatThrownBy(() -> places.enter(HEAVY)).hasMessageContaining("heavy");
  }

  private Visitor taken() throws InterruptedException {
    return in.poll(10, TimeUnit.SECONDS);
  }

  private void come(Places places, Visitor... visitors) {
    for (var visitor : visitors) {
      var thread =
          new Thread(
              () -> {
                try {
                  places.enter(visitor);
                  in.add(visitor);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      thread.setDaemon(true);
      thread.start();
    }
  }
}
