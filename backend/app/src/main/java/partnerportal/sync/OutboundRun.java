package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import partnerportal.crm.CreditGovernor;
import partnerportal.crm.RecordKind;
import partnerportal.crm.Zoho;
import partnerportal.platform.Scope;
import partnerportal.platform.Settings;
import partnerportal.sync.OutboxStore.Claim;
import partnerportal.work.Hands;
import partnerportal.work.Runner;
import partnerportal.work.Wake;

/**
 * Carries one organisation's changes into its CRM, up to a hundred records a call and as many calls
 * at once as it may, until nothing is due. One thread claims; each call is made and settled on a
 * thread of its own.
 */
@ApplicationScoped
class OutboundRun implements Runner {

  static final String NAME = "sync-out";

  /**
   * Batches in hand for each call that may be under way: while one is called about, the one before
   * it is settled and the one after it is made ready, so that the place of a call is held by
   * nothing but calls. Each takes about as long as a call does.
   */
  private static final int EACH = 2;

  /** One more, which waits for whatever place is free first. */
  private static final int NEXT = 1;

  private static final Duration GLANCE = Duration.ofSeconds(1);

  /** Of a lease's life that passes before it is renewed. */
  private static final int RENEWED_AFTER = 3;

  @Inject Zoho zoho;
  @Inject Outbox outbox;
  @Inject LeadOutbound leads;
  @Inject PartnerOutbound partners;
  @Inject Hands hands;
  @Inject CreditGovernor governor;
  @Inject Settings settings;

  private final Map<UUID, Hands.Team> running = new ConcurrentHashMap<>();

  /** Claims whose calls are under way, and when their leases were last made longer. */
  private static final class UnderWay {
    private final Set<Long> fences = ConcurrentHashMap.newKeySet();
    private long renewedAt = System.nanoTime();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(2);
  }

  /** What is noted while a run waits for an answer goes out beside it. */
  void noted(@Observes(during = TransactionPhase.AFTER_SUCCESS) Wake wake) {
    var team = wake.runner().equals(NAME) ? running.get(wake.organization()) : null;
    if (team != null) team.ring();
  }

  @Override
  public void run(UUID organization, Stopping stopping) {
    var team = hands.team(Scope.organization(organization));
    var underWay = new UnderWay();
    running.put(organization, team);
    try {
      carry(organization, team, underWay, stopping);
    } finally {
      running.remove(organization);
      drain(organization, team, underWay);
    }
    team.orThrow();
  }

  private void carry(UUID organization, Hands.Team team, UnderWay underWay, Stopping stopping) {
    while (!stopping.now()) {
      governor.look(organization);
      if (zoho.pause(organization).isZero() && team.busy() < mostInHand(organization)) {
        var claims = outbox.take(organization);
        if (!claims.isEmpty()) {
          give(organization, team, underWay, claims);
          continue;
        }
      }
      if (team.busy() == 0) return;
      await(organization, team, underWay);
    }
  }

  private int mostInHand(UUID organization) {
    if (!zoho.answers(organization)) return 1;
    return zoho.heavyCallsAtOnce(organization) * EACH + NEXT;
  }

  private void give(UUID organization, Hands.Team team, UnderWay underWay, List<Claim> claims) {
    var fence = claims.get(0).fence();
    underWay.fences.add(fence);
    team.give(
        () -> {
          try {
            if (claims.get(0).kind() == RecordKind.LEAD) leads.carry(organization, claims);
            else partners.carry(organization, claims);
          } finally {
            underWay.fences.remove(fence);
          }
        });
  }

  /** Calls under way are waited for also when the run ends, or nobody would settle them. */
  private void drain(UUID organization, Hands.Team team, UnderWay underWay) {
    while (team.busy() > 0) await(organization, team, underWay);
  }

  private void await(UUID organization, Hands.Team team, UnderWay underWay) {
    team.await(GLANCE);
    var lease = settings.duration(Settings.Key.SYNC_LEASE);
    if (System.nanoTime() - underWay.renewedAt < lease.dividedBy(RENEWED_AFTER).toNanos()) return;
    outbox.renew(organization, Set.copyOf(underWay.fences));
    underWay.renewedAt = System.nanoTime();
  }
}
