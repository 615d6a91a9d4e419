package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import partnerportal.crm.RecordKind;
import partnerportal.crm.ZohoReading;
import partnerportal.lead.LeadMerges;
import partnerportal.partner.Partners;
import partnerportal.platform.Settings;

/**
 * Looks now and then whether records that were deleted are there again: whether a restored record
 * counts as changed, or is called about, is not documented.
 */
@ApplicationScoped
class RestoredRecords {

  private static final String STREAM = "restored";

  /** As long as the CRM's recycle bin keeps what was deleted. */
  private static final Duration RECYCLED = Duration.ofDays(60);

  @Inject ZohoReading zoho;
  @Inject Partners partners;
  @Inject LeadMerges merges;
  @Inject Inbox inbox;
  @Inject CursorStore cursors;
  @Inject Settings settings;
  @Inject Clock clock;

  /** Looks if it is time to; what is there again is read like any other hint. */
  void look(UUID organization) {
    if (!cursors.due(organization, STREAM)) return;
    cursors.again(organization, STREAM, settings.duration(Settings.Key.ZOHO_METADATA_LIFE));
    var since = clock.instant().minus(RECYCLED);
    thereAgain(organization, RecordKind.PARTNER, partners.deleted(organization, since));
    thereAgain(organization, RecordKind.LEAD, merges.deleted(organization, since));
  }

  private void thereAgain(UUID organization, RecordKind kind, List<String> deleted) {
    for (var from = 0; from < deleted.size(); from += ZohoReading.MOST_IDS) {
      var some = deleted.subList(from, Math.min(deleted.size(), from + ZohoReading.MOST_IDS));
      inbox.note(organization, kind, zoho.there(organization, kind, some));
    }
  }
}
