package partnerportal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StrictJsonTest {

  record Part(String name, int size) {}

  enum Weight {
    LIGHT,
    HEAVY
  }

  record Whole(UUID id, Role role, List<Part> parts, String postCode, Weight weight) {}

  @Test
  void reads_a_record_whose_members_are_in_snake_case() {
    var id = UUID.randomUUID();

    var whole =
        read(
            "{\"id\":\""
                + id
                + "\",\"role\":\"PARTNER_OWNER\",\"parts\":[{\"name\":\"a\",\"size\":2}],\"post_code\":\"D02\",\"weight\":\"heavy\"}");

    var parts = List.of(new Part("a", 2));
    assertThat(whole).isEqualTo(new Whole(id, Role.PARTNER_OWNER, parts, "D02", Weight.HEAVY));
  }

  @Test
  void names_each_unknown_member_with_its_place() {
    var problem = refused("{\"parts\":[{\"name\":\"a\",\"size\":2,\"colour\":\"red\"}]}");

    assertThat(problem.kind()).isEqualTo(ProblemKind.UNKNOWN_PROPERTY);
    assertThat(problem.faults())
        .extracting(Problem.Fault::pointer)
        .containsExactly("/parts/0/colour");
  }

  @Test
  void writes_odd_names_into_a_place_as_pointers_are_written() {
    assertThat(refused("{\"a/b~c\":1}").faults())
        .extracting(Problem.Fault::pointer)
        .containsExactly("/a~1b~0c");
  }

  @Test
  void refuses_a_member_given_twice() {
    var problem = refused("{\"post_code\":\"1\",\"post_code\":\"2\"}");

    assertThat(problem.kind()).isEqualTo(ProblemKind.MALFORMED_JSON);
    assertThat(problem.faults()).extracting(Problem.Fault::pointer).containsExactly("/post_code");
  }

  @Test
  void points_to_a_value_of_the_wrong_type() {
    assertThat(refused("{\"post_code\":7}").faults())
        .extracting(Problem.Fault::pointer)
        .containsExactly("/post_code");
    assertThat(refused("{\"id\":\"no uuid\"}").faults())
        .extracting(Problem.Fault::pointer)
        .containsExactly("/id");
    assertThat(refused("{\"parts\":[{\"size\":1.5}]}").faults())
        .extracting(Problem.Fault::pointer)
        .containsExactly("/parts/0/size");
    assertThat(refused("{\"parts\":{}}").faults())
        .extracting(Problem.Fault::pointer)
        .containsExactly("/parts");
  }

  @Test
  void refuses_what_is_nested_too_deep_before_parsing_it() {
    var problem = refused("[".repeat(200_000));

    assertThat(problem.kind()).isEqualTo(ProblemKind.MALFORMED_JSON);
  }

  @Test
  void brackets_inside_a_text_are_no_depth() {
    assertThat(read("{\"post_code\":\"" + "[".repeat(100) + "\"}").postCode()).hasSize(100);
  }

  @Test
  void refuses_control_characters_but_keeps_line_breaks() {
    assertThat(refused("{\"post_code\":\"a\\u0000b\"}").kind())
        .isEqualTo(ProblemKind.CONTROL_CHARACTERS);
    assertThat(read("{\"post_code\":\"a\\nb\"}").postCode()).isEqualTo("a\nb");
  }

  @Test
  void refuses_numbers_without_end_before_working_them_out() {
    assertThat(refused("{\"post_code\":1e99999999999}").kind())
        .isEqualTo(ProblemKind.MALFORMED_JSON);
    assertThat(refused("{\"post_code\":" + "9".repeat(60_000) + "}").kind())
        .isEqualTo(ProblemKind.VALIDATION_FAILED);
  }

  @Test
  void refuses_what_is_no_json_at_all() {
    for (var text : List.of("", "{", "{}{}", "nul", "{\"post_code\":}", "\u0000")) {
      assertThat(refused(text).kind()).as(text).isEqualTo(ProblemKind.MALFORMED_JSON);
    }
    assertThat(refused("[]").kind()).isEqualTo(ProblemKind.VALIDATION_FAILED);
  }

  private static Whole read(String json) {
    return StrictJson.read(Whole.class, json.getBytes(StandardCharsets.UTF_8));
  }

  private static Problem refused(String json) {
    return catchThrowableOfType(Problem.class, () -> read(json));
  }

  record Patch(java.util.Optional<String> name, java.util.Optional<String> town) {}

  @Test
  void tells_a_member_that_is_null_from_one_that_is_absent() {
    var patch =
        StrictJson.read(
            Patch.class, "{\"name\":null}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(patch.name()).isEmpty();
    assertThat(patch.town()).isNull();
  }
}
