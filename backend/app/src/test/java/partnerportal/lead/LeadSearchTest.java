package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;
import partnerportal.platform.Scope;
import partnerportal.platform.Sight;

class LeadSearchTest {

  static final Scope SCOPE = Scope.partner(UUID.randomUUID(), UUID.randomUUID());

  LeadSearch search = new LeadSearch();
  Sought asked;
  Scope within;

  @BeforeEach
  void nothing_is_found() {
    search.store =
        new LeadSearchStore() {
          @Override
          List<UUID> found(Scope scope, Sought sought, Page.Cursor after, int limit) {
            asked = sought;
            within = scope;
            return List.of();
          }
        };
  }

  @Test
  void looks_within_the_scope_for_what_was_typed() {
    assertThat(page(Sight.PLAIN, "m.holt@oakmere.example").items()).isEmpty();

    assertThat(within).isEqualTo(SCOPE);
    assertThat(asked.email()).contains("m.holt@oakmere.example");
    page(Sight.PLAIN, "+44 20 7946 0148");
    assertThat(asked.phones()).isNotEmpty();
  }

  @Test
  void who_sees_contact_data_masked_does_not_look_by_it() {
    page(Sight.MASKED, "m.holt@oakmere.example");
    assertThat(asked.email()).isEmpty();
    page(Sight.MASKED, "+44 20 7946 0148");
    assertThat(asked.phones()).isEmpty();
    page(Sight.MASKED, "holt");
    assertThat(asked.words()).containsExactly("holt");
  }

  @Test
  void nothing_to_look_for_is_refused_before_anybody_is_asked() {
    assertThatThrownBy(() -> page(Sight.PLAIN, " ")).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> search.page(SCOPE, Sight.PLAIN, "a", 201, null))
        .isInstanceOf(Problem.class);
    assertThat(asked).isNull();
  }

  private Page<LeadViews.LeadRow> page(Sight sight, String typed) {
    return search.page(SCOPE, sight, typed, null, null);
  }
}
