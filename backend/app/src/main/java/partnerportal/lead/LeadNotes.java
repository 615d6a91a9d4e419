package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Scope;
import partnerportal.platform.Sealing;

/**
 * Notes people in the CRM wrote for the partner. Only such notes come here; what is internal has no
 * type in this feature, so it cannot be shown by mistake.
 */
@ApplicationScoped
@Transactional
public class LeadNotes {

  @Inject LeadNoteStore store;
  @Inject LeadStore leads;
  @Inject Sealing sealing;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<LiveHint> hints;

  /**
   * A note that is meant for the partner.
   *
   * @param title without the mark that says so; may be null
   * @param content may be null
   * @param author may be null
   */
  public record Visible(
      String crmId,
      String title,
      String content,
      String author,
      Instant writtenAt,
      Instant modifiedAt) {}

  /** Shows a note on a lead, or what became of it; a report older than what we know is ignored. */
  public void shown(UUID organization, UUID leadId, Visible note) {
    var scope = Scope.organization(organization);
    var lead = leads.hold(scope, leadId).orElse(null);
    if (lead == null) return;
    var known = store.find(scope, note.crmId()).orElse(null);
    var text = NoteText.of(note.title(), note.content());
    if (known != null && known.crmModifiedAt().isAfter(note.modifiedAt())) return;
    if (known != null && known.lead().equals(leadId)) {
      if (text.equals(open(organization, known))) return;
      store.edited(scope, known.id(), seal(organization, known.id(), text), note.modifiedAt());
      tell(lead, known.id(), "note-edited");
      return;
    }
    if (known != null) store.remove(scope, known.id());
    var id = Ids.next();
    store.add(
        scope, lead.partner(), leadId, id, note, seal(organization, id, text), clock.instant());
    tell(lead, id, "note-shown");
  }

  /** Nobody may see it any more: it was deleted, hidden from us, or is not meant for partners. */
  public void hidden(UUID organization, String crmId) {
    var scope = Scope.organization(organization);
    var known = store.find(scope, crmId).orElse(null);
    if (known == null || !store.remove(scope, known.id())) return;
    leads.hold(scope, known.lead()).ifPresent(lead -> tell(lead, known.id(), "note-hidden"));
  }

  /** The CRM's ids of all notes that are shown. */
  public List<String> shown(UUID organization) {
    return store.all(Scope.organization(organization));
  }

  /** Sealed like a line of the history: there it is opened. */
  private byte[] seal(UUID organization, UUID id, String text) {
    return sealing.seal(organization, "lead_change.to:" + id, text);
  }

  private String open(UUID organization, LeadNoteStore.Row known) {
    return sealing.open(organization, "lead_change.to:" + known.id(), known.text());
  }

  private void tell(Lead lead, UUID note, String what) {
    audit.note(
        lead.organization(),
        Actor.SYSTEM,
        what,
        "lead",
        lead.id(),
        Map.of("note", note.toString()));
    hints.fire(new LiveHint(lead.organization(), lead.partner(), "lead", lead.id()));
  }
}
