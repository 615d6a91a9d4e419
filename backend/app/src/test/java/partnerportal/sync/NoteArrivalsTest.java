package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import partnerportal.crm.CrmNote;
import partnerportal.crm.CrmOutcomes;
import partnerportal.crm.ZohoNotes;
import partnerportal.lead.LeadNotes;
import partnerportal.organization.AdminTasks;
import partnerportal.organization.TaskKind;

class NoteArrivalsTest {

  @Test
  void only_a_title_that_begins_with_the_mark_is_for_the_partner() {
    assertThat(NoteArrivals.marked("[Partner]", " [partner] Offer sent ")).contains("Offer sent");
    assertThat(NoteArrivals.marked("[Partner]", "[Partner]")).contains("");
    assertThat(NoteArrivals.marked("[Partner]", "Re: [Partner] Offer sent")).isEmpty();
    assertThat(NoteArrivals.marked("[Partner]", null)).isEmpty();
  }

  @Test
  void without_a_mark_no_note_is() {
    assertThat(NoteArrivals.marked(null, "Offer sent")).isEmpty();
    assertThat(NoteArrivals.marked(" ", "Offer sent")).isEmpty();
  }

  @Test
  void a_list_the_crm_does_not_show_is_a_task_and_notes_it_calls_about_still_arrive() {
    var raised = new ArrayList<String>();
    var shown = new ArrayList<String>();
    var arrivals = new NoteArrivals();
    arrivals.zoho =
        new ZohoNotes() {
          @Override
          public List<CrmNote> changedSince(UUID organization, Instant since) {
            throw CrmOutcomes.noPermission();
          }
        };
    arrivals.tasks =
        new AdminTasks() {
          @Override
          public void raise(UUID organization, TaskKind kind, String subject, String detail) {
            raised.add(kind + " " + subject + " " + detail.contains("NO_PERMISSION"));
          }
        };
    arrivals.notes =
        new LeadNotes() {
          @Override
          public void hidden(UUID organization, String crmId) {
            shown.add(crmId);
          }
        };

    arrivals.changedSince(UUID.randomUUID(), Instant.EPOCH);
    arrivals.note(UUID.randomUUID(), "81", Optional.empty());

    assertThat(raised).containsExactly("NOTES_HIDDEN notes true");
    assertThat(shown).containsExactly("81");
  }
}
