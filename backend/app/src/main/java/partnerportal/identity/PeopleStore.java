package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;

/** Persons and memberships; they are found before an organisation is known. */
@ApplicationScoped
class PeopleStore {

  @PersistenceContext EntityManager entities;
  @Inject Database database;

  Optional<Person> person(UUID id) {
    return Optional.ofNullable(entities.find(Person.class, id));
  }

  /** The person of an address, whichever of its indexes they are stored under. */
  Optional<Person> personByIndex(List<byte[]> emailIndexes) {
    return database
        .first(
            "select id from person where email_index = any(?::bytea[])",
            row -> row.uuid("id"),
            emailIndexes)
        .map(id -> entities.find(Person.class, id));
  }

  Optional<Membership> membership(UUID id) {
    return Optional.ofNullable(entities.find(Membership.class, id));
  }

  Optional<Membership> membership(UUID partner, UUID person) {
    return entities
        .createQuery(
            "select m from Membership m where m.partner = :partner and m.person = :person",
            Membership.class)
        .setParameter("partner", partner)
        .setParameter("person", person)
        .getResultStream()
        .findFirst();
  }

  Optional<Membership> invitedOwner(UUID partner) {
    return database
        .first(
            "select id from membership where partner = ? and role = 'PARTNER_OWNER' and state = 'INVITED' for update",
            row -> row.uuid("id"),
            partner)
        .map(id -> entities.find(Membership.class, id));
  }

  /**
   * The membership a person signs in to when they do not say: the one they were in last, where the
   * door is open.
   */
  Optional<Membership> membershipToEnter(UUID person) {
    return database
        .first(
            "select id from membership where person = ? and state = 'ACTIVE' and partner_is_open(partner)"
                + " order by entered_at desc nulls last, activated_at limit 1",
            row -> row.uuid("id"),
            person)
        .map(id -> entities.find(Membership.class, id));
  }

  /** The same, also where the door is shut. */
  Optional<Membership> membershipToWriteTo(UUID person) {
    return database
        .first(
            "select id from membership where person = ? and state = 'ACTIVE'"
                + " order by partner_is_open(partner) desc, entered_at desc nulls last, activated_at limit 1",
            row -> row.uuid("id"),
            person)
        .map(id -> entities.find(Membership.class, id));
  }

  /** One change of a team at a time. */
  void lockTeam(UUID partner) {
    lock("team/" + partner);
  }

  /** One newcomer of an address at a time, whatever key is the newest by now. */
  void lockAddress(List<byte[]> indexes) {
    lock("address/" + HexFormat.of().formatHex(indexes.get(0)));
  }

  private void lock(String what) {
    database.list(
        "select pg_advisory_xact_lock(hashtextextended(?, 0))::text as t",
        row -> row.text("t"),
        what);
  }

  /** Active owners of a partner beside one member. */
  long otherOwners(UUID partner, UUID beside) {
    return database
        .first(
            "select count(*) as owners from membership where partner = ? and role = 'PARTNER_OWNER'"
                + " and state = 'ACTIVE' and id <> ?",
            row -> row.number("owners"),
            partner,
            beside)
        .orElseThrow();
  }

  /** A person's memberships whose doors are open, the one entered last first. */
  List<Membership> open(UUID person) {
    return database
        .list(
            "select id from membership where person = ? and state = 'ACTIVE' and partner_is_open(partner)"
                + " order by entered_at desc nulls last, activated_at",
            row -> row.uuid("id"),
            person)
        .stream()
        .map(id -> entities.find(Membership.class, id))
        .toList();
  }

  /** Not through the entity: the same person may come in twice at once. */
  void entered(UUID membership, Instant now) {
    database.update("update membership set entered_at = ? where id = ?", now, membership);
  }

  boolean hasClosedMembership(UUID person) {
    return database
        .first(
            "select 1 as one from membership where person = ? and state = 'ACTIVE' and not partner_is_open(partner)",
            row -> true,
            person)
        .isPresent();
  }

  void add(Object entity) {
    entities.persist(entity);
  }

  /**
   * What {@code /me} shows of the places around a person.
   *
   * @param logo tells two logos of the partner apart; null when it has none
   */
  record Around(String partner, String partnerState, String logo, String organization) {}

  Around around(UUID organization, UUID partner) {
    return database
        .first(
            "select o.name as organization, p.name as partner, p.state, encode(l.sha256, 'hex') as logo from organization o"
                + " left join partner p on p.organization = o.id and p.id = ?"
                + " left join partner_logo l on l.organization = o.id and l.partner = p.id where o.id = ?",
            row ->
                new Around(
                    row.text("partner"),
                    row.text("state"),
                    row.text("logo"),
                    row.text("organization")),
            partner,
            organization)
        .orElseThrow();
  }
}
