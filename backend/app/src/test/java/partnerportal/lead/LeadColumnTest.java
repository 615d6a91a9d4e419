package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class LeadColumnTest {

  /** Changing this line breaks what people have built on it. */
  static final String NAMES =
      "Number,First name,Last name,Company,E-mail,Phone,Country,Need,Status,Stage,Status since,Lifecycle,"
          + "Owner,Source,Submitted,In CRM since,Last change,Deal,Deal outcome,Deal amount,Deal currency,"
          + "Deal closing date\r\n";

  @Test
  void the_names_stay_as_people_know_them() {
    assertThat(LeadColumn.names()).isEqualTo(NAMES);
  }

  @Test
  void every_column_has_a_name_and_no_name_is_left_over() {
    var names = ResourceBundle.getBundle("messages.exports", Locale.ENGLISH);

    assertThat(names.keySet()).containsExactlyInAnyOrderElementsOf(LeadColumn.keys());
  }
}
