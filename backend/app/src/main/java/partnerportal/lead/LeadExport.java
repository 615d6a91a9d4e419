package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import partnerportal.audit.Audit;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Scope;

/**
 * Leads as somebody takes them away. Which they are is read once, so that a lead that moves about
 * in the list meanwhile is neither left out nor written twice; what they are is read part by part,
 * each in a transaction of its own.
 */
@ApplicationScoped
@Transactional
class LeadExport {

  @Inject LeadStore store;
  @Inject LeadSearch search;
  @Inject LeadViews views;
  @Inject Audit audit;
  @Inject CurrentUser me;

  /**
   * Begins: what is going to be written, newest change first, is on record before the first line
   * leaves.
   *
   * @param typed what somebody looks for; null or blank for all leads
   * @throws partnerportal.platform.Problem validation-failed for what cannot be looked for
   */
  List<UUID> begin(Scope scope, String typed) {
    var sought = typed == null || typed.isBlank() ? null : Sought.of(typed);
    var leads = sought == null ? store.ids(scope) : search.all(scope, me.sight(), sought);
    audit.note(
        scope.organization(),
        me.actor(),
        "leads-exported",
        "partner",
        scope.partner(),
        Map.of("leads", leads.size(), "sought", sought == null ? "everything" : sought.kind()));
    return leads;
  }

  /** Lines of these leads, in this order, as far as they are still there and in reach. */
  byte[] lines(Scope scope, List<UUID> ids) {
    var rows =
        store.list(scope, ids).stream()
            .collect(Collectors.toMap(LeadStore.Row::id, Function.identity()));
    return ids.stream()
        .map(rows::get)
        .filter(Objects::nonNull)
        .map(row -> LeadColumn.line(views.page(row, false)))
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
