package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import partnerportal.platform.Page;
import partnerportal.platform.Scope;
import partnerportal.platform.Sight;

/** Finds leads by what a person types, in the order of every list of leads. */
@ApplicationScoped
class LeadSearch {

  @Inject LeadSearchStore store;
  @Inject LeadStore leads;
  @Inject LeadViews views;

  /** More than anybody has. */
  private static final int ALL = 10_000_000;

  /** Everything that is found, newest change first, as it is at one moment. */
  List<UUID> all(Scope scope, Sight sight, Sought sought) {
    var seen = sight == Sight.MASKED ? sought.withoutContactData() : sought;
    return store.found(scope, seen, LeadStore.START, ALL);
  }

  /**
   * One page of what is found.
   *
   * @param sight who sees contact data masked does not find a lead by it either
   * @param typed what somebody looks for
   * @throws partnerportal.platform.Problem validation-failed for what cannot be looked for
   */
  Page<LeadViews.LeadRow> page(
      Scope scope, Sight sight, String typed, Integer limit, String cursor) {
    var size = Page.limit(limit);
    var from = Page.Cursor.parse(cursor);
    var sought = Sought.of(typed);
    if (sight == Sight.MASKED) sought = sought.withoutContactData();
    var found = store.found(scope, sought, from == null ? LeadStore.START : from, size);
    if (found.isEmpty()) return Page.whole(List.of());
    return Page.of(
        leads.list(scope, found).stream().map(views::row).toList(), size, LeadViews::place);
  }
}
