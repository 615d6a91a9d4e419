package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoteTextTest {

  @Test
  void is_title_and_content_without_what_only_machines_read() {
    assertThat(NoteText.of(" Offer\tsent ", "We\u0000 called.\r\nTwice.\u001b[31m"))
        .isEqualTo("Offer sent\nWe called.\nTwice.[31m");
  }

  @Test
  void nothing_turns_the_text_around_it() {
    assertThat(NoteText.of(null, "safe\u202Etxt.exe\u2066")).isEqualTo("safetxt.exe");
  }

  @Test
  void is_never_longer_than_a_page_and_never_ends_in_half_a_character() {
    assertThat(NoteText.of(null, "x".repeat(9_000))).hasSize(NoteText.MOST).endsWith("…");
    var emoji = "x".repeat(NoteText.MOST - 2) + "\uD83D\uDE00".repeat(9);
    assertThat(NoteText.of(null, emoji)).doesNotContain("\uD83D…").endsWith("…");
  }

  @Test
  void markup_stays_text() {
    assertThat(NoteText.of("<b>Hi</b>", "<script>alert(1)</script>"))
        .isEqualTo("<b>Hi</b>\n<script>alert(1)</script>");
  }
}
