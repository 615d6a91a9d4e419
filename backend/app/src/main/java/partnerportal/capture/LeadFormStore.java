package partnerportal.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Scope;

/** Forms within a scope, and where a public key leads before there is one. */
@ApplicationScoped
class LeadFormStore {

  /** Whose form a key is. */
  record Place(UUID organization, UUID partner, UUID form) {
    Scope scope() {
      return Scope.partner(organization, partner);
    }
  }

  @Inject Database database;

  Optional<Place> place(String key) {
    return database.first(
        "select organization, partner, form from form_key where key = ?",
        row -> new Place(row.uuid("organization"), row.uuid("partner"), row.uuid("form")),
        key);
  }

  Optional<LeadForm> find(Scope scope, UUID id) {
    return database.first(
        "select * from lead_form where organization = ? and partner = ? and id = ?",
        LeadFormStore::form,
        scope.organization(),
        scope.partner(),
        id);
  }

  List<LeadForm> list(Scope scope) {
    return database.list(
        "select * from lead_form where organization = ? and partner = ? order by created_at, id",
        LeadFormStore::form,
        scope.organization(),
        scope.partner());
  }

  void add(LeadForm form) {
    database.update(
        "insert into lead_form (id, organization, partner, key, title, state, origins, created_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        form.id(),
        form.organization(),
        form.partner(),
        form.key(),
        form.title(),
        form.state(),
        form.origins(),
        form.createdAt(),
        form.version());
    database.update(
        "insert into form_key (key, organization, partner, form) values (?, ?, ?, ?)",
        form.key(),
        form.organization(),
        form.partner(),
        form.id());
  }

  /** Whether the form still was as the caller saw it. */
  boolean change(Scope scope, LeadForm seen, String title, FormState state, List<String> origins) {
    return database.update(
            "update lead_form set title = ?, state = ?, origins = ?, version = version + 1"
                + " where organization = ? and partner = ? and id = ? and version = ?",
            title,
            state,
            origins,
            scope.organization(),
            scope.partner(),
            seen.id(),
            seen.version())
        == 1;
  }

  /** How a visitor sees the two companies. */
  record Names(String partner, String organization) {}

  Names names(Scope scope) {
    return database
        .first(
            "select p.name as partner, o.name as organization from partner p join organization o on o.id = p.organization"
                + " where p.organization = ? and p.id = ?",
            row -> new Names(row.text("partner"), row.text("organization")),
            scope.organization(),
            scope.partner())
        .orElseThrow();
  }

  boolean partnerIsOpen(Scope scope) {
    return database
        .first("select partner_is_open(?) as open", row -> row.flag("open"), scope.partner())
        .orElse(false);
  }

  private static LeadForm form(Database.Row r) throws SQLException {
    return new LeadForm(
        r.uuid("id"),
        r.uuid("organization"),
        r.uuid("partner"),
        r.text("key"),
        r.text("title"),
        r.constant("state", FormState.class),
        r.texts("origins"),
        r.instant("created_at"),
        r.number("version"));
  }
}
