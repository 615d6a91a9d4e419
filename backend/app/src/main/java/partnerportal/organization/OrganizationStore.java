package partnerportal.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;

/** Organisations, which stand outside row-level security: they are what it is about. */
@ApplicationScoped
class OrganizationStore {

  @PersistenceContext EntityManager entities;
  @Inject Database database;

  Optional<Organization> find(UUID id) {
    return Optional.ofNullable(entities.find(Organization.class, id));
  }

  /** Until the transaction ends, nobody else makes an organisation that is known by its name. */
  void alone() {
    database.list("select pg_advisory_xact_lock(7015004)::text as t", row -> row.text("t"));
  }

  Optional<Organization> byName(String name) {
    return entities
        .createQuery("select o from Organization o where o.name = :name", Organization.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  Optional<Organization> byZgid(String zgid) {
    return entities
        .createQuery("select o from Organization o where o.zgid = :zgid", Organization.class)
        .setParameter("zgid", zgid)
        .getResultStream()
        .findFirst();
  }

  List<UUID> connected() {
    return database.list(
        "select id from organization where connected_at is not null order by id",
        row -> row.uuid("id"));
  }

  void add(Organization organization) {
    entities.persist(organization);
  }

  /**
   * Whether the row changed; at most once in ten seconds, so that a busy runner does not write all
   * the time.
   */
  boolean heard(UUID id, Instant now) {
    return database.update(
            "update organization set crm_heard_at = ?, crm_silent_since = null where id = ?"
                + " and (crm_silent_since is not null or crm_heard_at is null or crm_heard_at < ?)",
            now,
            id,
            now.minusSeconds(10))
        == 1;
  }

  boolean silent(UUID id, Instant now) {
    return database.update(
            "update organization set crm_silent_since = ? where id = ? and crm_silent_since is null",
            now,
            id)
        == 1;
  }
}
