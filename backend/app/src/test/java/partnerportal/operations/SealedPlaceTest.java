package partnerportal.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import partnerportal.platform.SealingFixture;

class SealedPlaceTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Pattern TABLE =
      Pattern.compile("(?i)(?:create(?: unlogged)?|alter) table (\\w+)");
  private static final Pattern DROPPED = Pattern.compile("drop column (\\w+)");
  private static final Pattern BYTES = Pattern.compile("(?i)(\\w+)\\s+bytea\\b");

  /** Bytes that no master key is needed to read, and what they are. */
  private static final Map<String, String> OTHERS = new HashMap<>();

  static {
    for (var column :
        Set.of(
            "session.secret_hash",
            "session.handover_hash",
            "idempotency.body_hash",
            "crm_challenge.nonce_hash",
            "crm_consent.state_hash",
            "crm_consent.code_hash",
            "event_door.secret_hash",
            "outbox_told.hash",
            "audit_link.hash")) OTHERS.put(column, "hash of something random, or of no secret");
    for (var column :
        Set.of(
            "known_party.email_index",
            "known_party.phone_index",
            "lead_cell.value_hash",
            "lead_cell.agreed_hash",
            "recovery_code.code_hash",
            "sign_in_throttle.key")) OTHERS.put(column, "under a lasting key");
    OTHERS.put("partner_logo.png", "shown to whoever opens a form");
    OTHERS.put("partner_logo.sha256", "hash of what is shown to everybody");
    OTHERS.put("request_rate.key", "under the newest key: counting begins anew with the next");
    OTHERS.put("scheduled_tasks.task_data", "what is to be done, in clear");
  }

  @Test
  void no_sealed_column_is_missing() throws IOException {
    var known = new TreeSet<>(OTHERS.keySet());
    for (var place : SealedPlace.ALL) {
      known.add(place.toString());
      place.indexed().ifPresent(index -> known.add(place.table() + "." + index.column()));
      place.indexed().map(SealedPlace.Index::follower).ifPresent(known::add);
    }

    assertThat(columns()).isEqualTo(known);
  }

  @Test
  void the_index_of_a_phone_number_is_of_its_digits() {
    var phone =
        SealedPlace.ALL.stream()
            .filter(place -> place.toString().equals("lead.phone_sealed"))
            .findFirst()
            .orElseThrow();

    assertThat(phone.index().form().apply("+44 (20) 7946-0000")).isEqualTo("+442079460000");
  }

  @Test
  void a_fingerprint_of_every_field_has_a_lasting_key() {
    assertThat(RotateKeys.ofOrganization())
        .contains("fingerprint/cell/EMAIL", "fingerprint/cell/NEED", "index/email");
    assertThat(
            SealingFixture.sealing().outliving(new UUID(0, 1), RotateKeys.ofOrganization().get(0)))
        .isPresent();
  }

  /** All columns of bytes the migrations make and leave. */
  private static Set<String> columns() throws IOException {
    var columns = named(BYTES);
    columns.removeAll(named(DROPPED));
    return columns;
  }

  private static Set<String> named(Pattern what) throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files
          .flatMap(SealedPlaceTest::statements)
          .flatMap(
              statement -> {
                var table = TABLE.matcher(statement);
                if (!table.find()) return Stream.of();
                return what.matcher(statement)
                    .results()
                    .map(column -> table.group(1) + "." + column.group(1));
              })
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Stream<String> statements(Path file) {
    try {
      return Stream.of(Files.readString(file).replaceAll("--.*", "").split(";"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
