package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Scope;

/** Notes that are shown to partners, always within a scope. */
@ApplicationScoped
class LeadNoteStore {

  @Inject Database database;

  record Row(UUID id, UUID lead, byte[] text, Instant crmModifiedAt) {}

  Optional<Row> find(Scope scope, String crmId) {
    return database.first(
        "select id, lead, text_sealed, crm_modified_at from lead_note where organization = ? and crm_id = ?",
        row ->
            new Row(
                row.uuid("id"),
                row.uuid("lead"),
                row.bytes("text_sealed"),
                row.instant("crm_modified_at")),
        scope.organization(),
        crmId);
  }

  List<String> all(Scope scope) {
    return database.list(
        "select crm_id from lead_note where organization = ? order by crm_id",
        row -> row.text("crm_id"),
        scope.organization());
  }

  void add(
      Scope scope,
      UUID partner,
      UUID lead,
      UUID id,
      LeadNotes.Visible note,
      byte[] text,
      Instant now) {
    database.update(
        "insert into lead_note (id, organization, partner, lead, crm_id, text_sealed, author, written_at, crm_modified_at, known_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        scope.organization(),
        partner,
        lead,
        note.crmId(),
        text,
        note.author(),
        note.writtenAt(),
        note.modifiedAt(),
        now);
  }

  void edited(Scope scope, UUID id, byte[] text, Instant modifiedAt) {
    database.update(
        "update lead_note set text_sealed = ?, crm_modified_at = ? where organization = ? and id = ?",
        text,
        modifiedAt,
        scope.organization(),
        id);
  }

  boolean remove(Scope scope, UUID id) {
    return database.update(
            "delete from lead_note where organization = ? and id = ?", scope.organization(), id)
        == 1;
  }
}
