package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
