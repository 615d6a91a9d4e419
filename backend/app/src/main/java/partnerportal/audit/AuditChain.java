package partnerportal.audit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import partnerportal.platform.MasterKey;
import partnerportal.platform.Sealing;
import partnerportal.platform.Settings;
import partnerportal.work.Runner;
import partnerportal.work.Work;

/**
 * Links the trail a moment after it is written, one node at a time, and says how far it has come in
 * a file outside the database. Not in the transaction of the deed: its writers would queue for the
 * end of the chain.
 */
@ApplicationScoped
class AuditChain implements Runner {

  private static final int AT_A_TIME = 1000;

  @Inject AuditChainStore store;
  @Inject MasterKey master;
  @Inject Work work;
  @Inject Settings settings;
  @Inject Clock clock;

  /** After the scheduler is there. */
  void start(@Observes @Priority(2500) @Initialized(ApplicationScoped.class) Object started) {
    work.keep(name(), Sealing.INSTALLATION);
  }

  @Override
  public String name() {
    return "chain-audit";
  }

  @Override
  public Duration every() {
    return settings.duration(Settings.Key.AUDIT_CHAIN_EVERY);
  }

  @Override
  public void run(UUID installation, Stopping stopping) {
    var heads =
        HeadsFile.beside(
            settings.text(Settings.Key.KEYS_FILE),
            settings.optional(Settings.Key.AUDIT_HEADS_FILE));
    do {
      var linked = store.link(AT_A_TIME);
      store.top().filter(top -> isNews(heads, top)).ifPresent(top -> append(heads, top));
      if (linked < AT_A_TIME) return;
    } while (!stopping.now());
  }

  /** Also after a crash between the link and its head, and on a node that is new to this. */
  private boolean isNews(HeadsFile heads, AuditChainStore.Top top) {
    return heads.last().filter(head -> head.n() >= top.n()).isEmpty();
  }

  private void append(HeadsFile heads, AuditChainStore.Top top) {
    heads.append(Head.signed(top.n(), top.hash(), clock.instant(), master.keys()));
  }
}
