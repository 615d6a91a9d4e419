package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.CrmNote;
import partnerportal.crm.ZohoNotes;
import partnerportal.crm.ZohoReading;
import partnerportal.lead.LeadNotes;
import partnerportal.lead.Leads;
import partnerportal.organization.AdminTasks;
import partnerportal.organization.TaskKind;
import partnerportal.platform.Settings;

/**
 * Decides which notes of the CRM are for the partner: those on one of our leads whose title begins
 * with the mark. Everything else ends here.
 */
@ApplicationScoped
class NoteArrivals {

  private static final Logger LOG = Logger.getLogger(NoteArrivals.class.getName());
  private static final String SHOWN = "notes-shown";

  @Inject ZohoNotes zoho;
  @Inject Leads leads;
  @Inject LeadNotes notes;
  @Inject CursorStore cursors;
  @Inject AdminTasks tasks;
  @Inject Settings settings;

  /** Whether any note is shown at all. */
  boolean wanted() {
    return settings.optional(Settings.Key.CRM_NOTE_MARK).isPresent();
  }

  /** A note may have changed. */
  void note(UUID organization, String crmId, Optional<CrmNote> seen) {
    var visible = seen.filter(note -> note.leadCrmId() != null).flatMap(this::visible);
    var lead = visible.flatMap(note -> leads.byCrmId(organization, seen.get().leadCrmId()));
    if (lead.isPresent()) notes.shown(organization, lead.get(), visible.get());
    else notes.hidden(organization, crmId);
  }

  private Optional<LeadNotes.Visible> visible(CrmNote note) {
    var mark = settings.optional(Settings.Key.CRM_NOTE_MARK).orElse(null);
    return marked(mark, note.title())
        .map(
            title ->
                new LeadNotes.Visible(
                    note.id(),
                    title,
                    note.content(),
                    note.author(),
                    note.createdAt() == null ? note.modifiedAt() : note.createdAt(),
                    note.modifiedAt()));
  }

  /** The title behind the mark; empty when it does not begin with it, or there is no mark. */
  static Optional<String> marked(String mark, String title) {
    if (mark == null || mark.isBlank() || title == null) return Optional.empty();
    var text = title.strip();
    return text.toLowerCase(Locale.ROOT).startsWith(mark.toLowerCase(Locale.ROOT))
        ? Optional.of(text.substring(mark.length()).strip())
        : Optional.empty();
  }

  /**
   * Notes changed since a time, whether or not anybody called. Zoho lists the notes of all records
   * to administrators only; notes that callbacks name are read by their ids, which needs no more
   * than the right to see the lead.
   */
  void changedSince(UUID organization, Instant since) {
    try {
      zoho.changedSince(organization, since)
          .forEach(note -> note(organization, note.id(), Optional.of(note)));
      if (cursors.due(organization, SHOWN)) gone(organization);
    } catch (CrmFailure.Refused e) {
      LOG.log(
          Level.WARNING,
          "organisation {0}: notes are followed by callbacks only, because the CRM does not list them to us: {1}",
          new Object[] {organization, e.getMessage()});
      tasks.raise(
          organization,
          TaskKind.NOTES_HIDDEN,
          "notes",
          "The CRM does not list notes to the portal's user ("
              + e.getMessage()
              + "). Notes it calls the portal about still arrive; one it does not call about is missed."
              + " Give that user an administrator's profile, or take the mark for notes out of the settings.");
    }
  }

  /** Deleted notes stand in no list, so those that are shown are looked for now and then. */
  private void gone(UUID organization) {
    cursors.again(organization, SHOWN, settings.duration(Settings.Key.ZOHO_METADATA_LIFE));
    var shown = notes.shown(organization);
    for (var from = 0; from < shown.size(); from += ZohoReading.MOST_IDS) {
      List<String> some = shown.subList(from, Math.min(shown.size(), from + ZohoReading.MOST_IDS));
      zoho.seen(organization, some).forEach((id, note) -> note(organization, id, note));
    }
  }
}
