package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import partnerportal.crm.CrmLead;
import partnerportal.crm.Sighting;
import partnerportal.crm.ZohoCensus;
import partnerportal.lead.CensusLead;
import partnerportal.lead.Lifecycle;
import partnerportal.lead.MirroredField;
import partnerportal.sync.Finding.Kind;
import partnerportal.sync.Finding.Side;
import partnerportal.sync.PageComparison.Surroundings;

class PageComparisonTest {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  static final Instant YOUNG = NOON.minusSeconds(60);
  static final Instant BEFORE = NOON.minusSeconds(600);
  static final Instant JUST_NOW = NOON.minusSeconds(5);
  static final Surroundings QUIET =
      new Surroundings(YOUNG, Map.of(), Set.of(), Set.of(), Set.of(), Set.of("900"));

  @Test
  void what_is_equal_but_for_its_form_is_equal() {
    var result =
        compare(
            List.of(ours("1", " ANN@Acme.example ", BEFORE)),
            List.of(theirs("1", "ann@acme.example", BEFORE)),
            QUIET,
            false);

    assertThat(result.findings()).isEmpty();
    assertThat(result.tally().cells()).isEqualTo(Tally.CELLS);
    assertThat(result.tally().different()).isZero();
    assertThat(result.digests().portal()).isEqualTo(result.digests().crm());
  }

  @Test
  void a_cell_that_drifted_is_one_finding_and_the_digests_part() {
    var result =
        compare(
            List.of(ours("1", "ann@acme.example", BEFORE)),
            List.of(theirs("1", "bob@acme.example", BEFORE)),
            QUIET,
            false);

    assertThat(result.again()).isFalse();
    assertThat(result.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.CELL);
              assertThat(finding.field()).isEqualTo(MirroredField.EMAIL);
              assertThat(finding.portal()).isEqualTo("ann@acme.example");
              assertThat(finding.crm()).isEqualTo("bob@acme.example");
              assertThat(finding.suggestion()).isEqualTo(Side.CRM);
            });
    assertThat(result.digests().portal()).isNotEqualTo(result.digests().crm());
  }

  @Test
  void what_the_list_does_not_show_is_missing_only_when_nobody_saw_it_elsewhere() {
    var converted = theirs("2", "ann@acme.example", BEFORE).lead();
    var elsewhere =
        Map.of(
            "1", Sighting.<CrmLead>notThere(Optional.empty()),
            "2", new Sighting.Found<>(converted),
            "3", Sighting.<CrmLead>notThere(Optional.of(BEFORE)));
    var around = new Surroundings(YOUNG, elsewhere, Set.of(), Set.of(), Set.of(), Set.of());

    var result =
        compare(
            List.of(
                ours("1", "ann@acme.example", BEFORE),
                ours("2", "ann@acme.example", BEFORE),
                ours("3", "ann@acme.example", BEFORE)),
            List.of(),
            around,
            false);

    assertThat(result.findings())
        .extracting(Finding::kind, Finding::crmId, Finding::suggestion)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Kind.MISSING, "1", null),
            org.assertj.core.groups.Tuple.tuple(Kind.MISSING, "3", Side.CRM));
    assertThat(result.tally().different()).isEqualTo(2L * Tally.CELLS);
    assertThat(result.tally().cells()).isEqualTo(3L * Tally.CELLS);
  }

  @Test
  void a_lead_we_know_to_be_deleted_is_not_missed() {
    var gone = ours("1", "ann@acme.example", BEFORE, Lifecycle.CRM_DELETED);

    var result = compare(List.of(gone), List.of(), QUIET, false);

    assertThat(result.findings()).isEmpty();
    assertThat(result.tally().cells()).isZero();
  }

  @Test
  void a_record_of_our_partner_or_with_our_key_is_an_orphan_and_others_are_none_of_ours() {
    var result =
        compare(
            List.of(),
            List.of(
                new ZohoCensus.Row(lead("1", null, "a@b.example", BEFORE), "900"),
                new ZohoCensus.Row(lead("2", UUID.randomUUID(), "a@b.example", BEFORE), null),
                new ZohoCensus.Row(lead("3", null, "a@b.example", BEFORE), "901")),
            QUIET,
            false);

    assertThat(result.findings()).extracting(Finding::crmId).containsExactly("1", "2");
    assertThat(result.tally().orphans()).isEqualTo(2);
    assertThat(result.tally().records()).isEqualTo(2);
  }

  @Test
  void what_changed_a_moment_ago_is_looked_at_again_and_then_counts() {
    var ours = List.of(ours("1", "ann@acme.example", BEFORE));
    var theirs = List.of(theirs("1", "bob@acme.example", JUST_NOW));

    assertThat(compare(ours, theirs, QUIET, false).again()).isTrue();
    assertThat(compare(ours, theirs, QUIET, true).findings()).hasSize(1);
    assertThat(
            compare(
                    List.of(ours("1", "ann@acme.example", JUST_NOW)),
                    List.of(theirs("1", "bob@acme.example", BEFORE)),
                    QUIET,
                    false)
                .again())
        .isTrue();
  }

  @Test
  void what_is_on_its_way_is_never_counted() {
    var ours = ours("1", "ann@acme.example", BEFORE);
    var theirs = List.of(theirs("1", "bob@acme.example", BEFORE));
    var leaving =
        new Surroundings(YOUNG, Map.of(), Set.of(ours.id()), Set.of(), Set.of(), Set.of());
    var arriving = new Surroundings(YOUNG, Map.of(), Set.of(), Set.of("1"), Set.of(), Set.of());

    for (var around : List.of(leaving, arriving)) {
      assertThat(compare(List.of(ours), theirs, around, false).again()).isTrue();
      var last = compare(List.of(ours), theirs, around, true);
      assertThat(last.findings()).isEmpty();
      assertThat(last.tally().cells()).isZero();
      assertThat(last.tally().settling()).isEqualTo(1);
    }
  }

  @Test
  void a_creation_whose_answer_has_not_come_is_no_orphan() {
    var key = UUID.randomUUID();
    var around = new Surroundings(YOUNG, Map.of(), Set.of(), Set.of(), Set.of(key), Set.of());
    var created = new ZohoCensus.Row(lead("1", key, "a@b.example", BEFORE), "900");

    assertThat(compare(List.of(), List.of(created), around, false).again()).isTrue();
    assertThat(compare(List.of(), List.of(created), around, true).findings()).isEmpty();
  }

  @Test
  void equal_records_are_counted_whatever_is_under_way() {
    var ours = ours("1", "ann@acme.example", JUST_NOW);
    var around =
        new Surroundings(YOUNG, Map.of(), Set.of(ours.id()), Set.of("1"), Set.of(), Set.of());

    var result =
        compare(List.of(ours), List.of(theirs("1", "ann@acme.example", JUST_NOW)), around, false);

    assertThat(result.again()).isFalse();
    assertThat(result.tally().records()).isEqualTo(1);
  }

  @Test
  void a_ledger_that_was_written_for_another_value_is_a_fault() {
    var cell = new CensusLead.Cell("00", false, true, BEFORE, BEFORE);
    var ours =
        new CensusLead(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "1",
            Lifecycle.IN_CRM,
            BEFORE,
            values("ann@acme.example"),
            Map.of(MirroredField.EMAIL, cell));

    var result =
        compare(List.of(ours), List.of(theirs("1", "ann@acme.example", BEFORE)), QUIET, false);

    assertThat(result.tally().ledgerFaults()).isEqualTo(1);
  }

  @Test
  void ours_is_suggested_only_where_it_was_entered_here_later() {
    var entered = new CensusLead.Cell("00", true, true, JUST_NOW, BEFORE);
    var ours =
        new CensusLead(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "1",
            Lifecycle.IN_CRM,
            BEFORE,
            values("ann@acme.example"),
            Map.of(MirroredField.EMAIL, entered));

    var result =
        compare(List.of(ours), List.of(theirs("1", "bob@acme.example", BEFORE)), QUIET, true);

    assertThat(result.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.changedLast()).isEqualTo(Side.PORTAL);
              assertThat(finding.suggestion()).isEqualTo(Side.PORTAL);
            });
  }

  private static PageComparison.Result compare(
      List<CensusLead> ours, List<ZohoCensus.Row> theirs, Surroundings around, boolean lastLook) {
    return PageComparison.of(ours, theirs, around, lastLook);
  }

  private static CensusLead ours(String crmId, String email, Instant changedAt) {
    return ours(crmId, email, changedAt, Lifecycle.IN_CRM);
  }

  private static CensusLead ours(
      String crmId, String email, Instant changedAt, Lifecycle lifecycle) {
    return new CensusLead(
        UUID.randomUUID(), UUID.randomUUID(), crmId, lifecycle, changedAt, values(email), Map.of());
  }

  private static ZohoCensus.Row theirs(String id, String email, Instant modifiedAt) {
    return new ZohoCensus.Row(lead(id, UUID.randomUUID(), email, modifiedAt), "900");
  }

  private static CrmLead lead(String id, UUID key, String email, Instant modifiedAt) {
    return new CrmLead(
        id, key, null, null, null, modifiedAt, modifiedAt, null, null, null, values(email), NOON);
  }

  private static Map<MirroredField, String> values(String email) {
    var values = new EnumMap<MirroredField, String>(MirroredField.class);
    values.put(MirroredField.LAST_NAME, "Dee");
    values.put(MirroredField.EMAIL, email);
    return values;
  }
}
