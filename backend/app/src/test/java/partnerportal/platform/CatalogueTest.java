package partnerportal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  @Test
  void every_problem_has_a_title_and_a_way_out_and_no_text_is_left_over() {
    var texts = ResourceBundle.getBundle("messages.problems", Locale.ENGLISH);

    var expected =
        Arrays.stream(ProblemKind.values())
            .flatMap(kind -> Stream.of(kind.slug() + ".title", kind.slug() + ".detail"));

    assertThat(texts.keySet()).containsExactlyInAnyOrderElementsOf(expected.toList());
  }

  @Test
  void a_bare_status_of_the_container_becomes_a_problem_of_the_same_class() {
    for (var status :
        new int[] {400, 401, 403, 404, 405, 408, 413, 415, 429, 500, 502, 503, 418, 599}) {
      assertThat(ProblemKind.ofStatus(status).status() / 100)
          .as("status " + status)
          .isEqualTo(status / 100);
    }
  }
}
