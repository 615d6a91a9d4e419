package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import partnerportal.crm.CrmLead;
import partnerportal.crm.CrmParty;
import partnerportal.crm.ImportPage;
import partnerportal.crm.ZohoImport;
import partnerportal.lead.KnownParties;
import partnerportal.sync.Imports.Progress;

class ImportsTest {

  static final UUID ACME = UUID.randomUUID();
  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  Kept kept = new Kept();
  TwoPages crm = new TwoPages();
  Taken taken = new Taken();
  Imports imports = node();

  @Test
  void nothing_begins_before_the_partners_are_known() {
    assertThat(imports.step(ACME, () -> {})).isFalse();

    assertThat(imports.progress(ACME)).hasSize(6).allMatch(stream -> stream.beganAt() == null);
  }

  @Test
  void a_node_that_dies_in_a_page_costs_that_page_and_counts_nothing_twice() {
    kept.partnersRead(ACME);
    imports.step(ACME, () -> {});
    taken.dieAfter = 7;

    assertThatThrownBy(() -> imports.step(ACME, () -> {})).isInstanceOf(Killed.class);
    assertThat(leads().doneAt()).isNull();
    assertThat(leads().imported()).isEqualTo(TwoPages.ROWS);

    var next = node();
    while (next.step(ACME, () -> {})) continue;

    assertThat(crm.asked).containsExactly("null", "page 2", "page 2");
    assertThat(leads().imported()).isEqualTo(2 * TwoPages.ROWS);
    assertThat(leads().doneAt()).isNotNull();
    assertThat(taken.leads).hasSize(2 * TwoPages.ROWS);
    assertThat(next.progress(ACME)).allMatch(s -> s.doneAt() != null || s.beganAt() == null);
  }

  @Test
  void what_belongs_to_nobody_is_passed_over_and_does_not_stop_the_others() {
    kept.partnersRead(ACME);
    taken.foreign.add("page 1 row 2");
    taken.broken.add("page 1 row 3");

    imports.step(ACME, () -> {});

    assertThat(leads().imported()).isEqualTo(TwoPages.ROWS - 2);
    assertThat(leads().passedOver()).isEqualTo(2);
  }

  private Progress leads() {
    return imports.progress(ACME).get(1);
  }

  private Imports node() {
    var node = new Imports();
    node.zoho = crm;
    node.arrivals = taken;
    node.store = kept;
    node.cursors =
        new CursorStore() {
          @Override
          boolean due(UUID organization, String stream) {
            return true;
          }

          @Override
          void again(UUID organization, String stream, java.time.Duration pause) {}
        };
    node.parties =
        new KnownParties() {
          @Override
          public void known(UUID organization, List<Party> parties) {}
        };
    node.settings = partnerportal.platform.SettingsFixture.of(Map.of());
    return node;
  }

  /** What ends a node without a word. */
  static final class Killed extends Error {}

  /** How far it has come, in memory. */
  static final class Kept extends ImportStore {

    private final Map<ImportStream, State> states = new EnumMap<>(ImportStream.class);

    @Override
    List<State> of(UUID organization) {
      return List.copyOf(states.values());
    }

    @Override
    void kept(UUID organization, ImportStream stream, String next, long imported, long passed) {
      var before = states.getOrDefault(stream, new State(stream, null, 0, 0, NOON, null));
      states.put(
          stream,
          new State(
              stream,
              next,
              before.imported() + imported,
              before.passedOver() + passed,
              before.beganAt(),
              next == null ? NOON : null));
    }

    @Override
    void partnersRead(UUID organization) {
      kept(organization, ImportStream.PARTNERS, null, 3, 0);
    }
  }

  /** A CRM with two pages of leads and nothing else. */
  static final class TwoPages extends ZohoImport {

    static final int ROWS = 5;

    final List<String> asked = new ArrayList<>();

    @Override
    public ImportPage<CrmLead> leads(UUID organization, String after) {
      asked.add("" + after);
      var page = after == null ? "page 1" : after;
      var rows = IntStream.rangeClosed(1, ROWS).mapToObj(n -> lead(page + " row " + n)).toList();
      return new ImportPage<>(rows, after == null ? "page 2" : null);
    }

    @Override
    public ImportPage<CrmLead> convertedLeads(UUID organization, String token) {
      return new ImportPage<>(List.of(), null);
    }

    @Override
    public ImportPage<CrmParty> contacts(UUID organization, String token) {
      return new ImportPage<>(List.of(), null);
    }

    @Override
    public ImportPage<CrmParty> accounts(UUID organization, String token) {
      return new ImportPage<>(List.of(), null);
    }

    private static CrmLead lead(String id) {
      return new CrmLead(id, null, "1", null, null, NOON, NOON, null, null, null, Map.of(), NOON);
    }
  }

  /** What was taken over. */
  static final class Taken extends Arrivals {

    final Set<String> leads = new LinkedHashSet<>();
    final Set<String> foreign = new LinkedHashSet<>();
    final Set<String> broken = new LinkedHashSet<>();
    int dieAfter = Integer.MAX_VALUE;

    @Override
    boolean imported(UUID organization, CrmLead lead) {
      if (leads.size() == dieAfter) {
        dieAfter = Integer.MAX_VALUE;
        throw new Killed();
      }
      if (broken.contains(lead.id())) throw new IllegalStateException("on purpose");
      if (foreign.contains(lead.id())) return false;
      leads.add(lead.id());
      return true;
    }
  }
}
