package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static partnerportal.lead.LeadDesk.ORGANIZATION;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import partnerportal.lead.LeadMirror.News;
import partnerportal.lead.LeadMirror.Taken;

/**
 * Both sides change leads at random, readings arrive late, twice and in any order, and answers to
 * writes are lost. In the end both have the same, nothing was overwritten that the history does not
 * hold, and the history rebuilds every lead.
 */
class BothSidesTest {

  private static final List<MirroredField> FIELDS = MirroredField.editables();
  private static final int COMMANDS = 400;

  private final LeadDesk desk = new LeadDesk();
  private final List<Record> records = new ArrayList<>();
  private Random random;
  private int word;
  private boolean calm;

  /** A lead as the CRM has it; its times have whole seconds. */
  private final class Record {
    UUID lead;
    Map<MirroredField, String> values = MirroredField.none();
    String status;
    Instant modifiedAt;
    boolean converted;
    List<News> readings = new ArrayList<>();

    void changes(MirroredField field, String value) {
      if (value == null) values.remove(field);
      else values.put(field, value);
      modifiedAt = second();
    }

    News read() {
      var copy = MirroredField.none();
      copy.putAll(values);
      if (status != null) copy.put(MirroredField.STATUS, status);
      return new News(copy, "Dana", modifiedAt, desk.now, Set.of(MirroredField.NEED));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void both_sides_end_up_with_the_same_and_nothing_is_lost_unseen(long seed) {
    random = new Random(seed);
    for (var i = 0; i < 5; i++) submit();

    for (var i = 0; i < COMMANDS; i++) {
      desk.passes(Duration.ofMillis(random.nextInt(1_500)));
      command(records.get(random.nextInt(records.size())));
    }
    calm = true;
    records.forEach(this::settle);

    for (var record : records) {
      if (!record.converted)
        assertThat(desk.values(record.lead)).as("lead, seed " + seed).isEqualTo(record.values);
      assertThat(desk.book.leads.get(record.lead).crmStatus()).isEqualTo(record.status);
    }
    var result = desk.check.check(ORGANIZATION);
    assertThat(result.differences()).isEmpty();
    assertThat(result.rebuilt()).isEqualTo(result.counted());
  }

  private void submit() {
    var record = new Record();
    record.lead =
        desk.submits(
            new Submission("Maren", text(), text(), "m@oakmere.example", null, "Norway", "A fork"));
    record.values.putAll(desk.values(record.lead));
    record.modifiedAt = second();
    var sent = MirroredField.none();
    FIELDS.forEach(field -> sent.put(field, record.values.get(field)));
    if (random.nextBoolean()) edit(record);
    desk.leads.acknowledged(ORGANIZATION, record.lead, "62" + records.size(), record.modifiedAt);
    if (random.nextBoolean()) desk.told(record.lead, sent, record.modifiedAt);
    records.add(record);
  }

  private void command(Record record) {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> edit(record);
      case 3, 4 -> {
        if (!record.converted) record.changes(field(), value());
      }
      case 5 -> {
        record.status = List.of("Contacted", "Pre-Qualified", "Lost Lead").get(random.nextInt(3));
        record.modifiedAt = second();
      }
      case 6 -> record.readings.add(record.read());
      case 7 -> {
        if (!record.readings.isEmpty())
          applied(record, record.readings.get(random.nextInt(record.readings.size())));
      }
      case 8 -> applied(record, record.read());
      case 9, 10 -> carry(record, random.nextInt(4) > 0);
      default -> {
        if (random.nextInt(20) == 0) record.converted = true;
      }
    }
  }

  private void edit(Record record) {
    if (!desk.book.leads.get(record.lead).open()) return;
    desk.edits(record.lead, field(), text());
  }

  private void applied(Record record, News news) {
    if (desk.mirror.reported(ORGANIZATION, record.lead, news) != Taken.APPLIED) return;
    var status = news.values().get(MirroredField.STATUS);
    var stage = "Lost Lead".equals(status) ? Stage.LOST : status == null ? null : Stage.CONTACTED;
    desk.leads.statusReported(
        ORGANIZATION, record.lead, status, stage, news.by(), news.modifiedAt());
    if (record.converted) desk.leads.converted(ORGANIZATION, record.lead, null, second());
  }

  /** As the runner does: read, merge, send what is left if nobody changed the record since. */
  private void carry(Record record, boolean heard) {
    if (unsent(record) == null || record.converted) return;
    var now = record.read();
    var settledUntil = desk.now.minusMillis(20).truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
    var changed = desk.mirror.changedThere(ORGANIZATION, Map.of(record.lead, now.values()));
    if (!changed.isEmpty()) applied(record, now);
    var edit = unsent(record);
    if (edit == null || now.modifiedAt().isAfter(settledUntil)) return;
    if (!calm && random.nextInt(3) == 0) record.changes(field(), value());
    desk.passes(Duration.ofMillis(random.nextInt(400)));
    if (record.modifiedAt.isAfter(settledUntil)) return;
    edit.forEach((field, value) -> written(record, field, value));
    if (!calm && random.nextInt(3) == 0) edit(record);
    if (heard) desk.told(record.lead, edit, record.modifiedAt);
  }

  private void written(Record record, MirroredField field, String value) {
    var overwritten = record.values.get(field);
    if (overwritten != null)
      assertThat(everHeld(record, field)).as("what is overwritten").contains(overwritten);
    record.changes(field, value);
  }

  private List<String> everHeld(Record record, MirroredField field) {
    var held = new ArrayList<String>();
    for (var line : desk.book.history.all(null, List.of(record.lead))) {
      if (line.kind() == ChangeKind.SUBMITTED)
        held.add(LeadSnapshot.values(desk.log.to(line)).get(field));
      if (!field.wire().equals(line.field())) continue;
      held.add(desk.log.from(line));
      held.add(desk.log.to(line));
    }
    return held;
  }

  private void settle(Record record) {
    for (var i = 0; i < 6; i++) {
      desk.passes(Duration.ofSeconds(5));
      applied(record, record.read());
      carry(record, true);
    }
    desk.passes(Duration.ofSeconds(5));
    applied(record, record.read());
    if (!record.converted) assertThat(unsent(record)).isNull();
  }

  private Map<MirroredField, String> unsent(Record record) {
    return desk.mirror.unsent(ORGANIZATION, Set.of(record.lead)).get(record.lead);
  }

  private MirroredField field() {
    return List.of(MirroredField.COMPANY, MirroredField.NEED, MirroredField.COUNTRY)
        .get(random.nextInt(3));
  }

  private String value() {
    return random.nextInt(10) == 0 ? null : text();
  }

  private String text() {
    return "Word " + word++;
  }

  private Instant second() {
    return desk.now.truncatedTo(ChronoUnit.SECONDS);
  }
}
