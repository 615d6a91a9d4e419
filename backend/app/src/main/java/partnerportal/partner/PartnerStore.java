package partnerportal.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Page;
import partnerportal.platform.Scope;

/** Partners, always within a scope. */
@ApplicationScoped
class PartnerStore {

  @PersistenceContext EntityManager entities;
  @Inject Database database;

  Optional<Partner> find(Scope scope, UUID id) {
    return entities
        .createQuery(
            "select p from Partner p where p.organization = :organization and p.id = :id",
            Partner.class)
        .setParameter("organization", scope.organization())
        .setParameter("id", id)
        .getResultStream()
        .filter(p -> scope.reaches(p.id()))
        .findFirst();
  }

  /** The same, held until the transaction ends, for whoever is going to change it. */
  Optional<Partner> hold(Scope scope, UUID id) {
    return Optional.ofNullable(entities.find(Partner.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(p -> p.organization().equals(scope.organization()))
        .filter(p -> scope.reaches(p.id()));
  }

  Optional<Partner> byCrmId(Scope scope, String crmId) {
    return entities
        .createQuery(
            "select p from Partner p where p.organization = :organization and p.crmId = :crmId",
            Partner.class)
        .setParameter("organization", scope.organization())
        .setParameter("crmId", crmId)
        .getResultStream()
        .findFirst();
  }

  Optional<Partner> holdByCrmId(Scope scope, String crmId) {
    return database
        .first(
            "select id from partner where organization = ? and crm_id = ?",
            row -> row.uuid("id"),
            scope.organization(),
            crmId)
        .flatMap(id -> hold(scope, id));
  }

  List<String> deletedInCrm(Scope scope, Instant since) {
    return database.list(
        "select crm_id from partner where organization = ? and crm_deleted_at >= ? order by crm_id",
        row -> row.text("crm_id"),
        scope.organization(),
        since);
  }

  void add(Partner partner) {
    entities.persist(partner);
  }

  /** One partner at a time: two reports about the same record wait for each other. */
  void lock(Scope scope, String crmId) {
    database.list(
        "select pg_advisory_xact_lock(hashtextextended(?, 0))::text as t",
        row -> row.text("t"),
        "partner/" + scope.organization() + "/" + crmId);
  }

  /** One row of the admin's list, contact data still sealed. */
  record Row(
      UUID id,
      String crmId,
      String name,
      String crmStatus,
      PartnerState state,
      Instant stateSince,
      Instant crmApprovedAt,
      Instant provisionedAt,
      UUID ownerPerson,
      String ownerName,
      byte[] ownerEmail,
      String ownerState,
      Instant invitedAt,
      Instant mailedAt,
      Instant activatedAt,
      String formKey,
      String formState,
      long leads,
      Instant lastLeadAt) {}

  List<Row> list(Scope scope, String crmId, Page.Cursor from, int limit) {
    var after =
        from == null
            ? new Page.Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1))
            : from;
    return database.list(
        """
        select p.*, m.state as owner_state, m.activated_at, person.id as owner_person, person.name as owner_name,
               person.email_sealed as owner_email, i.invited_at, i.mailed_at, f.key as form_key, f.state as form_state,
               l.leads, l.last_lead_at
          from (select * from partner p
                 where p.organization = ? and (?::uuid[] is null or p.id = any(?::uuid[]))
                   and (?::text is null or p.crm_id = ?) and (p.state_since, p.id) < (?, ?)
                 order by p.state_since desc, p.id desc limit ?) p
          left join lateral (select * from membership where partner = p.id and role = 'PARTNER_OWNER'
                              order by created_at limit 1) m on true
          left join person on person.id = m.person
          left join invitation i on i.membership = m.id
          left join lateral (select key, state from lead_form where organization = p.organization and partner = p.id
                              order by created_at limit 1) f on true
          left join lateral (select count(*) as leads, max(submitted_at) as last_lead_at from lead
                              where organization = p.organization and partner = p.id) l on true
         order by p.state_since desc, p.id desc
        """,
        r ->
            new Row(
                r.uuid("id"),
                r.text("crm_id"),
                r.text("name"),
                r.text("crm_status"),
                r.constant("state", PartnerState.class),
                r.instant("state_since"),
                r.instant("crm_approved_at"),
                r.instant("provisioned_at"),
                r.uuid("owner_person"),
                r.text("owner_name"),
                r.bytes("owner_email"),
                r.text("owner_state"),
                r.instant("invited_at"),
                r.instant("mailed_at"),
                r.instant("activated_at"),
                r.text("form_key"),
                r.text("form_state"),
                r.number("leads"),
                r.instant("last_lead_at")),
        scope.organization(),
        scope.partners(),
        scope.partners(),
        crmId,
        crmId,
        after.at(),
        after.id(),
        limit + 1);
  }
}
