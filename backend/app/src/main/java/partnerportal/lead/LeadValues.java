package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import partnerportal.platform.Sealing;

/** Opens and seals the mirrored values of a lead; absent ones stay absent. */
@ApplicationScoped
class LeadValues {

  @Inject Sealing sealing;

  /** All mirrored values of a lead. */
  Map<MirroredField, String> of(Lead lead) {
    var values = MirroredField.none();
    values.put(MirroredField.FIRST_NAME, lead.firstName());
    values.put(MirroredField.LAST_NAME, lead.lastName());
    values.put(MirroredField.COMPANY, lead.company());
    values.put(MirroredField.COUNTRY, lead.country());
    values.put(MirroredField.STATUS, lead.crmStatus());
    return contact(
        values,
        lead.organization(),
        lead.id(),
        lead.emailSealed(),
        lead.phoneSealed(),
        lead.needSealed());
  }

  /** All mirrored values of a lead as it was read. */
  Map<MirroredField, String> of(LeadStore.Row lead) {
    var values = MirroredField.none();
    values.put(MirroredField.FIRST_NAME, lead.firstName());
    values.put(MirroredField.LAST_NAME, lead.lastName());
    values.put(MirroredField.COMPANY, lead.company());
    values.put(MirroredField.COUNTRY, lead.country());
    values.put(MirroredField.STATUS, lead.crmStatus());
    return contact(values, lead.organization(), lead.id(), lead.email(), lead.phone(), lead.need());
  }

  /** All mirrored values of a lead that goes to the CRM. */
  Map<MirroredField, String> of(LeadStore.Outgoing lead) {
    var values = MirroredField.none();
    values.put(MirroredField.FIRST_NAME, lead.firstName());
    values.put(MirroredField.LAST_NAME, lead.lastName());
    values.put(MirroredField.COMPANY, lead.company());
    values.put(MirroredField.COUNTRY, lead.country());
    values.put(MirroredField.STATUS, lead.crmStatus());
    return contact(values, lead.organization(), lead.id(), lead.email(), lead.phone(), lead.need());
  }

  private Map<MirroredField, String> contact(
      Map<MirroredField, String> values,
      UUID organization,
      UUID id,
      byte[] email,
      byte[] phone,
      byte[] need) {
    values.put(MirroredField.EMAIL, open(organization, "email", id, email));
    values.put(MirroredField.PHONE, open(organization, "phone", id, phone));
    values.put(MirroredField.NEED, open(organization, "need", id, need));
    values.values().removeIf(value -> value == null || value.isEmpty());
    return values;
  }

  private String open(UUID organization, String column, UUID id, byte[] sealed) {
    return sealing.open(organization, place(column, id), sealed);
  }

  /** Contact data as the lead's row keeps it. */
  Lead.Sealed sealed(UUID organization, UUID id, Map<MirroredField, String> values) {
    var email = values.get(MirroredField.EMAIL);
    var phone = values.get(MirroredField.PHONE);
    return new Lead.Sealed(
        sealing.seal(organization, place("email", id), email),
        sealing.index(organization, "email", email),
        sealing.seal(organization, place("phone", id), phone),
        sealing.index(
            organization, "phone", phone == null ? null : phone.replaceAll("[^0-9+]", "")),
        sealing.seal(organization, place("need", id), values.get(MirroredField.NEED)));
  }

  /** Where a value belongs, bound into its seal. */
  static String place(String column, UUID id) {
    return "lead." + column + ":" + id;
  }
}
