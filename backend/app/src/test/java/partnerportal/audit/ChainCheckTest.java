package partnerportal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.audit.ChainCheck.Link;
import partnerportal.platform.MasterKeys;

class ChainCheckTest {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  static final MasterKeys KEYS =
      new MasterKeys(List.of(new MasterKeys.One(1, new byte[32], Instant.EPOCH)));

  final List<Link> chain = new ArrayList<>();
  final List<String> heads = new ArrayList<>();
  final List<String> faults = new ArrayList<>();
  MasterKeys keysThere = KEYS;

  @BeforeEach
  void ten_rows_are_linked_and_each_third_has_a_head() {
    for (var n = 1; n <= 10; n++) link(row(n), KEYS);
  }

  @Test
  void finds_nothing_in_a_chain_as_it_was_written() {
    var check = check();

    assertThat(faults).isEmpty();
    assertThat(check.vouching().n()).isEqualTo(9);
    assertThat(check.links()).isEqualTo(10);
  }

  @Test
  void names_a_row_that_was_changed() {
    holds(4, changed(4));

    check();

    assertThat(faults).singleElement().asString().contains("(no. 4) was changed", id(4));
  }

  @Test
  void names_a_row_that_was_deleted() {
    holds(4, null);

    check();

    assertThat(faults).containsExactly("row " + id(4) + " (no. 4) was deleted");
  }

  @Test
  void names_rows_that_were_deleted_with_their_links() {
    chain.subList(3, 5).clear();

    check();

    assertThat(faults).containsExactly("the rows no. 4 to 5 were deleted, and their links");
  }

  @Test
  void names_rows_whose_places_were_swapped() {
    var fourth = row(4);
    holds(4, row(7));
    holds(7, fourth);

    check();

    assertThat(faults).singleElement().asString().contains("swapped with", id(4), id(7));
  }

  @Test
  void names_rows_whose_content_was_swapped() {
    holds(4, row(7).as(row(4).id()));
    holds(7, row(4).as(row(7).id()));

    check();

    assertThat(faults).singleElement().asString().contains("swapped with", id(4), id(7));
  }

  @Test
  void names_what_was_cut_off_the_end() {
    chain.subList(7, 10).clear();

    check();

    assertThat(faults).singleElement().asString().startsWith("the rows no. 8 to 9 were cut off");
  }

  @Test
  void names_the_stretch_whose_links_were_all_made_anew() {
    var kept = List.copyOf(heads);
    var rows = chain.stream().map(Link::row).toList();
    chain.clear();
    for (var row : rows) link(row.id().equals(row(5).id()) ? changed(5) : row, KEYS);
    heads.clear();
    heads.addAll(kept);

    check();

    assertThat(faults.get(0)).startsWith("the chain was made anew from a row behind no. 3 on, up");
  }

  @Test
  void names_a_row_that_was_inserted_behind_its_time() {
    link(new AuditRow(new UUID(0, 99), facts(-200)), KEYS);

    check();

    assertThat(faults).singleElement().asString().contains("(no. 11) was inserted later");
  }

  @Test
  void names_a_head_somebody_else_wrote() {
    heads.set(1, heads.get(1).replaceFirst(".$", "x"));

    check();

    assertThat(faults).containsExactly("line 2 of the heads file was not signed by this portal");
  }

  @Test
  void a_last_line_that_a_crash_cut_short_is_no_fault() {
    heads.set(2, heads.get(2).substring(0, 40));

    var check = check();

    assertThat(faults).isEmpty();
    assertThat(check.vouching().n()).isEqualTo(6);
  }

  @Test
  void a_head_under_a_newer_key_vouches_for_what_was_signed_under_a_dropped_one() {
    var both = KEYS.withAnother(NOON);
    for (var n = 11; n <= 12; n++) link(row(n), both);
    keysThere = both.without(1);

    var check = check();

    assertThat(faults).isEmpty();
    assertThat(check.vouching().n()).isEqualTo(12);
  }

  private ChainCheck check() {
    var check = new ChainCheck(heads.iterator(), keysThere::key, faults::add);
    chain.forEach(check::next);
    check.end();
    assertThat(check.found()).isEqualTo(faults.size());
    return check;
  }

  private void link(AuditRow row, MasterKeys keys) {
    var n = chain.size() + 1;
    var before = chain.isEmpty() ? Head.NOTHING : chain.get(n - 2).hash();
    chain.add(new Link(n, row.id().toString(), row.linked(n, before), row));
    if (n % 3 == 0)
      heads.add(Head.signed(n, chain.get(n - 1).hash(), NOON.plusSeconds(60L * n), keys).line());
  }

  private void holds(int n, AuditRow row) {
    var link = chain.get(n - 1);
    chain.set(n - 1, new Link(n, link.audit(), link.hash(), row));
  }

  private static AuditRow row(int n) {
    return new AuditRow(new UUID(0, n), facts(n));
  }

  private static AuditRow changed(int n) {
    var facts = facts(n);
    facts.set(7, "{\"state\": \"LOST\"}");
    return new AuditRow(row(n).id(), facts);
  }

  private static List<String> facts(int n) {
    return Arrays.asList(
        null,
        NOON.plusSeconds(60L * n).toString(),
        "PARTNER",
        null,
        "lead-submitted",
        "lead",
        "lead " + n,
        "{}",
        "trace");
  }

  private static String id(int n) {
    return row(n).id().toString();
  }
}
