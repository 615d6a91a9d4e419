package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import partnerportal.crm.CrmOutcomes;
import partnerportal.crm.LeadContent;
import partnerportal.crm.RecordKind;
import partnerportal.lead.Leads.Acknowledgement;
import partnerportal.sync.OutboxStore.Claim;

class SettlingTest {

  static final UUID ORGANIZATION = UUID.randomUUID();
  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  List<Claim> claims = List.of(claim(), claim(), claim());
  Written outbox = new Written();
  Settling settling = new Settling();

  SettlingTest() {
    settling.outbox = outbox;
  }

  @Test
  void settles_what_a_call_took_in_one_go() {
    settle();

    assertThat(outbox.transactions).isEqualTo(1);
    assertThat(outbox.settled).hasSize(3);
  }

  @Test
  void one_record_that_cannot_be_settled_does_not_hold_up_the_others() {
    outbox.bad.add(claims.get(1).record());

    settle();

    assertThat(outbox.settled)
        .containsExactlyInAnyOrder(claims.get(0).record(), claims.get(2).record());
  }

  @Test
  void retries_of_a_call_that_failed_are_settled_in_one_go() {
    settling.backOff =
        new BackOff() {
          @Override
          Duration after(int tries) {
            return Duration.ofSeconds(tries);
          }
        };

    settling.settle(ORGANIZATION, claims, new Verdict(Verdict.Next.RETRY, true, false, "silent"));

    assertThat(outbox.retried).containsExactly(3);
  }

  private void settle() {
    var contents = claims.stream().map(claim -> content(claim.record())).toList();
    settling.settleLeads(ORGANIZATION, claims, contents, CrmOutcomes.allDone(claims.size(), NOON));
  }

  private static Claim claim() {
    return new Claim(RecordKind.LEAD, UUID.randomUUID(), 1, 0, null, 7);
  }

  private static LeadContent content(UUID id) {
    return new LeadContent(id, "1", Map.of(), null);
  }

  /** An outbox that only notes what it is told. */
  static final class Written extends Outbox {
    final Set<UUID> bad = new HashSet<>();
    final List<UUID> settled = new ArrayList<>();
    final List<Integer> retried = new ArrayList<>();
    int transactions;

    @Override
    void acknowledged(UUID organization, List<Claim> claims, List<Acknowledgement> said) {
      transactions++;
      if (claims.stream().anyMatch(claim -> bad.contains(claim.record())))
        throw new IllegalStateException("a record that spoils its batch");
      claims.forEach(claim -> settled.add(claim.record()));
    }

    @Override
    void retry(UUID organization, List<Claim> claims, List<Duration> pauses, Verdict verdict) {
      retried.add(claims.size());
    }

    @Override
    void answered(UUID organization) {}
  }
}
