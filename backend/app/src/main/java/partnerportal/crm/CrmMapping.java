package partnerportal.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import partnerportal.lead.MirroredField;

/**
 * What our words are called in a CRM: a preset under {@code mappings/}, chosen per organisation.
 * Names are checked against {@code sigma-manifest/modules-and-fields.json} by a test.
 *
 * @param standings what each status word of a partner means: names of the partner feature's
 *     standings
 * @param access the words we write for each state of a partner's access
 * @param stages which stage a lead's status word belongs to; words that are missing here are shown
 *     without one
 * @param portalOwned fields of a lead, by their names on the wire, whose value in the portal is
 *     kept when both sides changed them; all others are the CRM's
 */
public record CrmMapping(
    String name,
    PartnerNames partners,
    LeadNames leads,
    DealNames deals,
    ContactNames contacts,
    AccountNames accounts,
    NoteNames notes,
    SessionNames sessions,
    Map<String, String> standings,
    Map<String, String> access,
    Map<String, String> stages,
    List<String> portalOwned) {

  /** The mirrored fields the portal owns. */
  public Set<MirroredField> ownedByPortal() {
    return portalOwned.stream()
        .map(name -> MirroredField.ofWire(name).filter(MirroredField::editable))
        .map(field -> field.orElseThrow(() -> new IllegalArgumentException("no such field")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The module of partners and its fields. */
  public record PartnerNames(
      String module,
      String name,
      String contactName,
      String email,
      String status,
      String portalId,
      String access,
      String approvedAt,
      String lastSignIn) {

    List<String> read() {
      return List.of(
          "id",
          portalId,
          name,
          contactName,
          email,
          status,
          "Owner",
          "Modified_Time",
          "Modified_By");
    }
  }

  /** The module of leads, its fields, and the word that says where our leads come from. */
  public record LeadNames(
      String module,
      String portalId,
      String partner,
      String submittedBy,
      String firstName,
      String lastName,
      String company,
      String email,
      String phone,
      String country,
      String need,
      String source,
      String sourceWord,
      String status) {

    List<String> read() {
      var names =
          new ArrayList<>(
              List.of("id", portalId, partner, "Created_Time", "Modified_Time", "Modified_By"));
      for (var field : MirroredField.values()) names.add(name(field));
      return names;
    }

    /** What the CRM calls a mirrored field. */
    String name(MirroredField field) {
      return switch (field) {
        case FIRST_NAME -> firstName;
        case LAST_NAME -> lastName;
        case COMPANY -> company;
        case EMAIL -> email;
        case PHONE -> phone;
        case COUNTRY -> country;
        case NEED -> need;
        case STATUS -> status;
      };
    }
  }

  /** The module of deals and its fields; ours are carried over by the lead conversion mapping. */
  public record DealNames(
      String module,
      String portalId,
      String partner,
      String name,
      String stage,
      String amount,
      String probability,
      String closingDate) {

    List<String> read() {
      return List.of(
          "id",
          portalId,
          partner,
          name,
          stage,
          amount,
          probability,
          closingDate,
          "Created_Time",
          "Modified_Time",
          "Modified_By");
    }
  }

  /**
   * The module of contacts, and what tells whom the organisation knows.
   *
   * @param company the lookup to the account a contact works for
   */
  public record ContactNames(String module, String company, String email, String phone) {}

  /** The module of accounts, and what tells whom the organisation knows. */
  public record AccountNames(String module, String company, String website, String phone) {}

  /**
   * The module of notes and its fields.
   *
   * @param parent the record a note is on
   */
  public record NoteNames(String module, String title, String content, String parent) {

    List<String> read() {
      return List.of(title, content, parent, "Created_By", "Created_Time", "Modified_Time");
    }
  }

  /** What the CRM calls the module of a kind of record. */
  String module(RecordKind kind) {
    return switch (kind) {
      case PARTNER -> partners.module();
      case LEAD -> leads.module();
      case DEAL -> deals.module();
      case NOTE -> notes.module();
    };
  }

  /** The module in which CRM users witness their sign-in. */
  public record SessionNames(String module, String word) {}

  /** Zoho's own picklists show "nothing chosen" as a word. */
  private static final String NONE = "-None-";

  /** A status word, or empty when nothing was chosen. */
  static Optional<String> chosen(String word) {
    return Optional.ofNullable(word)
        .map(String::strip)
        .filter(w -> !w.isEmpty() && !w.equals(NONE));
  }
}
