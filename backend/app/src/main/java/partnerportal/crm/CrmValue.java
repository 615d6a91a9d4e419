package partnerportal.crm;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a field of the CRM holds, in our types; {@link CrmField} translates. */
sealed interface CrmValue {

  /** Nothing is there, or nothing was chosen. */
  record Nothing() implements CrmValue {}

  /** A text; long numbers and ids too, so that no digit is lost. */
  record Text(String text) implements CrmValue {}

  /** One of a list of words. */
  record Word(String word) implements CrmValue {}

  /** Several of a list of words. */
  record Words(List<String> words) implements CrmValue {}

  /** A day without a zone. */
  record Day(LocalDate day) implements CrmValue {}

  /** A moment, whatever offset it came with. */
  record Moment(Instant at) implements CrmValue {}

  /** Any number of a size that fits; never an id. */
  record Number(BigDecimal number) implements CrmValue {}

  /** Yes or no. */
  record Flag(boolean on) implements CrmValue {}

  /**
   * Another record, or a user.
   *
   * @param id null where the CRM gave only a name
   * @param name null where it gave only an id
   */
  record Reference(String id, String name) implements CrmValue {}

  /** Something of a kind we do not know; kept as it is and never written. */
  record Opaque(JsonValue json) implements CrmValue {}
}
