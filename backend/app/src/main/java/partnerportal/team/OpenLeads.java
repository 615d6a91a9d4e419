package partnerportal.team;

import java.util.Map;
import java.util.UUID;
import partnerportal.platform.Actor;
import partnerportal.platform.Scope;

/**
 * The leads members still work on. Said here and done by the lead feature, which stands above this
 * one, because nobody may go while leads would be left to nobody.
 */
public interface OpenLeads {

  /** How many each member of a partner has; who has none is absent. */
  Map<UUID, Long> byMember(Scope scope);

  /** Gives all open leads of one member to another, in the current transaction; says how many. */
  int handOver(Scope scope, UUID from, UUID to, Actor by);
}
