package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Scope;

/** Deals, always within a scope. Whoever changes one holds its lead. */
@ApplicationScoped
class DealStore {

  @PersistenceContext EntityManager entities;
  @Inject Database database;

  Optional<Deal> ofLead(Scope scope, UUID lead) {
    return entities
        .createQuery(
            "select d from Deal d where d.organization = :organization and d.lead = :lead",
            Deal.class)
        .setParameter("organization", scope.organization())
        .setParameter("lead", lead)
        .getResultStream()
        .findFirst();
  }

  /** The lead a deal of the CRM belongs to. */
  Optional<UUID> leadOf(Scope scope, String crmId) {
    return database.first(
        "select lead from deal where organization = ? and crm_id = ?",
        row -> row.uuid("lead"),
        scope.organization(),
        crmId);
  }

  void add(Deal deal) {
    entities.persist(deal);
  }
}
