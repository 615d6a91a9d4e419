package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {

  @TempDir Path folder;

  @Test
  void keeps_every_answered_write_when_it_is_killed() throws Exception {
    Path data = folder.resolve("crm.jsonl");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "zohosandbox.Main",
                "--port",
                "0",
                "--widget-port",
                "0",
                "--data",
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String id;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      Crm running = Crm.at(out.readLine().split(" ")[2]).signedIn();
      id = running.create("Leads", "{\"Last_Name\":\"Kept\"}");
      running.delete("/crm/v8/Leads/5437000000000500001");
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    try (Crm again = Crm.start(Optional.of(data)).signedIn()) {
      assertThat(again.get("/crm/v8/Leads/" + id).first().getString("Last_Name")).isEqualTo("Kept");
      assertThat(again.get("/crm/v8/Leads/5437000000000500001").status()).isEqualTo(204);
      assertThat(again.create("Leads", "{\"Last_Name\":\"Next\"}")).isGreaterThan(id);
    }
  }

  @Test
  void drops_a_last_line_that_was_cut_short() throws IOException {
    Path data = folder.resolve("crm.jsonl");
    String id;
    try (Crm first = Crm.start(Optional.of(data)).signedIn()) {
      id = first.create("Leads", "{\"Last_Name\":\"Whole\"}");
    }
    Files.writeString(data, "[[\"crm.Leads\",\"5437000000009", StandardOpenOption.APPEND);

    try (Crm again = Crm.start(Optional.of(data)).signedIn()) {
      assertThat(again.get("/crm/v8/Leads/" + id).status()).isEqualTo(200);
    }
  }

  @Test
  void drops_a_last_line_that_was_cut_inside_a_character() throws IOException {
    Path data = folder.resolve("crm.jsonl");
    Crm.start(Optional.of(data)).close();
    Files.write(data, new byte[] {'[', '"', (byte) 0xC3}, StandardOpenOption.APPEND);

    try (Crm again = Crm.start(Optional.of(data)).signedIn()) {
      assertThat(again.get("/crm/v8/Partners/" + Crm.NORTHWIND).status()).isEqualTo(200);
    }
  }

  @Test
  void keeps_tokens_and_channels_and_does_not_plant_the_seed_twice() throws IOException {
    Path data = folder.resolve("crm.jsonl");
    Path copy = folder.resolve("copy.jsonl");
    try (Crm first = Crm.start(Optional.of(data)).signedIn()) {
      first.delete("/crm/v8/Partners/" + Crm.NORTHWIND);
      first.post(
          "/crm/v8/actions/watch",
          "{\"watch\":[{\"channel_id\":\"7\",\"events\":[\"Leads.all\"],\"token\":\"t\","
              + "\"notify_url\":\"http://127.0.0.1:9/x\"}]}");
      Files.copy(data, copy);
    }

    try (Crm again = Crm.start(Optional.of(copy)).signedIn()) {
      assertThat(again.get("/crm/v8/actions/watch").status()).isEqualTo(200);
      assertThat(again.get("/crm/v8/Partners/" + Crm.NORTHWIND).status()).isEqualTo(204);
    }
  }

  @Test
  void refuses_a_file_that_is_damaged_in_the_middle_or_in_use() throws IOException {
    Path damaged = folder.resolve("damaged.jsonl");
    Files.writeString(damaged, "nonsense\n[]\n");
    Path used = folder.resolve("used.jsonl");

    assertThatThrownBy(() -> Crm.start(Optional.of(damaged))).hasMessageContaining("damaged line");
    try (Crm first = Crm.start(Optional.of(used))) {
      assertThatThrownBy(() -> Crm.start(Optional.of(used)))
          .hasMessageContaining("another sandbox");
      assertThat(first.get("/_sandbox/health").status()).isEqualTo(200);
    }
  }

  @Test
  void stays_ahead_of_the_machine_after_a_restart() {
    Optional<Path> data = Optional.of(folder.resolve("crm.jsonl"));
    try (Crm first = Crm.start(data)) {
      first.advance("P2D");
    }

    try (Crm second = Crm.start(data).signedIn()) {
      String now = second.get("/_sandbox/state").body().getString("now");

      assertThat(Instant.parse(now)).isAfter(Instant.now().plus(Duration.ofHours(47)));
    }
  }
}
