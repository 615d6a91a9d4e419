package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import partnerportal.platform.Database;

/** Contacts and accounts of the CRM, as far as claims need them. */
@ApplicationScoped
class KnownPartyStore {

  @Inject Database database;

  /** One of them; the indexes are null where there is no address. */
  record Row(
      KnownParties.Kind kind,
      String crmId,
      String company,
      String domain,
      byte[] emailIndex,
      byte[] phoneIndex) {}

  void put(UUID organization, Row row) {
    database.update(
        "insert into known_party (organization, kind, crm_id, company, domain, email_index, phone_index)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict (organization, kind, crm_id) do update set"
            + " company = excluded.company, domain = excluded.domain, email_index = excluded.email_index,"
            + " phone_index = excluded.phone_index",
        organization,
        row.kind(),
        row.crmId(),
        row.company(),
        row.domain(),
        row.emailIndex(),
        row.phoneIndex());
  }
}
