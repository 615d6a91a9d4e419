package partnerportal.chaos;

import java.util.HashSet;
import java.util.Set;
import partnerportal.chaos.History.End;
import partnerportal.chaos.Story.Side;
import partnerportal.chaos.Story.Write;

/**
 * What a cell of the CRM may hold in the end. Each cell is a register with two doors: the CRM's own
 * people write it at once; partners write it in the portal, which carries it over unless the CRM
 * was changed meanwhile, since the CRM owns the field.
 */
final class Model {

  private Model() {}

  /** The values that acknowledged writes allow, in canonical form. */
  static Set<String> possible(Story story, Cell cell) {
    var writes = story.writes().stream().filter(one -> one.cell() == cell).toList();
    var done = writes.stream().filter(one -> one.end() == End.OK).toList();
    var possible = new HashSet<String>();
    writes.stream()
        .filter(one -> one.end() != End.FAIL)
        .filter(one -> done.stream().noneMatch(later -> replaces(later, one)))
        .forEach(one -> possible.add(cell.canonical(one.value())));
    // anything acknowledged replaces what was submitted, for there has to be a record first
    if (done.isEmpty()) possible.add(cell.canonical(story.submitted().getOrDefault(cell, "")));
    return possible;
  }

  /**
   * Whether nothing may be left of a write, because another certainly came after it: on its own
   * side, or in the CRM after a partner's.
   */
  private static boolean replaces(Write later, Write one) {
    return later != one
        && one.overBefore(later.began())
        && (later.side() == one.side() || later.side() == Side.CRM);
  }
}
