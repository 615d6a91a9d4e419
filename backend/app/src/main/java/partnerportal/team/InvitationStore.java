package partnerportal.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;

/** Invitations; they are found by their link, before an organisation is known. */
@ApplicationScoped
class InvitationStore {

  @PersistenceContext EntityManager entities;
  @Inject Database database;

  Optional<Invitation> find(UUID id) {
    return Optional.ofNullable(entities.find(Invitation.class, id));
  }

  Optional<Invitation> of(UUID membership) {
    return database
        .first("select id from invitation where membership = ?", row -> row.uuid("id"), membership)
        .map(id -> entities.find(Invitation.class, id));
  }

  boolean existsFor(UUID membership) {
    return database
        .first("select 1 as one from invitation where membership = ?", row -> true, membership)
        .isPresent();
  }

  void add(Invitation invitation) {
    entities.persist(invitation);
  }

  /** Whether this caller was the one; of many at once one is. */
  boolean use(UUID id, int version, Instant now) {
    return database.update(
            "update invitation set used_at = ? where id = ? and version = ? and used_at is null and expires_at > ?",
            now,
            id,
            version,
            now)
        == 1;
  }
}
