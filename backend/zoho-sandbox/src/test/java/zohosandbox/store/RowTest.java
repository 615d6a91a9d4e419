package zohosandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import zohosandbox.wire.Jsons;

class RowTest {

  private final JsonObject plain =
      Jsons.object()
          .add("id", "1")
          .add("Amount", 12)
          .add("Done", true)
          .addNull("Nothing")
          .add("Owner", Jsons.object().add("id", "2"))
          .add("Tag", Jsons.array().add("a"))
          .build();
  private final JsonObject row = Row.of(plain);

  @Test
  void is_the_object_it_was_made_of() {
    assertThat(row).isNotSameAs(plain).isEqualTo(plain).hasSameHashCodeAs(plain);
    assertThat(plain).isEqualTo(row);
    assertThat(row.toString()).isEqualTo(plain.toString());
    assertThat(Jsons.copy(row).add("id", "3").build().getString("id")).isEqualTo("3");
  }

  @Test
  void answers_every_question_as_the_other_does() {
    assertThat(row.getString("id")).isEqualTo("1");
    assertThat(row.getString("Amount", "none")).isEqualTo("none");
    assertThat(row.getInt("Amount")).isEqualTo(12);
    assertThat(row.getInt("id", 5)).isEqualTo(5);
    assertThat(row.getBoolean("Done")).isTrue();
    assertThat(row.getBoolean("absent", false)).isFalse();
    assertThat(row.isNull("Nothing")).isTrue();
    assertThat(row.getJsonObject("Owner").getString("id")).isEqualTo("2");
    assertThat(row.getJsonArray("Tag")).hasSize(1);
    assertThat(row.containsKey("absent")).isFalse();
    assertThat(row.get("absent")).isNull();
    assertThat(row.getOrDefault("absent", JsonValue.NULL)).isEqualTo(JsonValue.NULL);
    assertThatThrownBy(() -> row.getString("absent")).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> row.getBoolean("id")).isInstanceOf(ClassCastException.class);
  }
}
