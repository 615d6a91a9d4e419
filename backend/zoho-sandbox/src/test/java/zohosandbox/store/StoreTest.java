package zohosandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zohosandbox.wire.Jsons;

class StoreTest {

  private static final JsonObject ROW = Jsons.object().add("id", "1").build();

  @TempDir Path folder;

  @Test
  void leaves_nothing_of_a_write_that_ends_in_an_error() {
    try (Store store = Store.inMemory()) {
      assertThatThrownBy(
              () ->
                  store.write(
                      changes -> {
                        changes.put("leads", "1", ROW);
                        throw new StackOverflowError();
                      }))
          .isInstanceOf(StackOverflowError.class);

      assertThat(store.find("leads", "1")).isEmpty();
    }
  }

  @Test
  void leaves_nothing_of_a_step_that_ends_in_an_error() {
    try (Store store = Store.inMemory()) {
      store.write(
          changes -> {
            changes.put("leads", "1", ROW);
            assertThatThrownBy(
                    () ->
                        changes.step(
                            () -> {
                              changes.put("leads", "2", ROW);
                              throw new StackOverflowError();
                            }))
                .isInstanceOf(StackOverflowError.class);
            return null;
          });

      assertThat(store.find("leads", "1")).isPresent();
      assertThat(store.find("leads", "2")).isEmpty();
    }
  }

  @Test
  void leaves_no_half_line_when_the_disk_is_full() throws IOException {
    Path file = folder.resolve("data.jsonl");
    FullDisk disk = FullDisk.at(file);
    try (Journal journal = new Journal(disk)) {
      journal.append(Changes.line("leads", "1", ROW));
      disk.takesOnly(5);
      assertThatThrownBy(() -> journal.append(Changes.line("leads", "2", ROW)))
          .isInstanceOf(UncheckedIOException.class);
      disk.takesOnly(Integer.MAX_VALUE);

      journal.append(Changes.line("leads", "3", ROW));
    }

    assertThat(Files.readAllLines(file))
        .isEqualTo(
            List.of(
                Changes.line("leads", "1", ROW).toString(),
                Changes.line("leads", "3", ROW).toString()));
  }
}
