package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import partnerportal.crm.CrmPace.Caller;

/**
 * Reads notes: which changed, and some by their ids. No transaction may be open; every method
 * throws {@link CrmFailure} when the CRM does not answer.
 */
@ApplicationScoped
public class ZohoNotes {

  @Inject ZohoCalls calls;
  @Inject CrmMappings mappings;

  /**
   * Notes changed since a time, the latest first; at most two thousand. Zoho lists the notes of all
   * records to administrators only, and to others by their ids alone.
   */
  public List<CrmNote> changedSince(UUID organization, Instant since) {
    var mapping = mappings.of(organization);
    return ZohoPages.byNumber(
            page ->
                calls.read(
                    organization,
                    Caller.IN,
                    Cost.sorted(),
                    (api, token) ->
                        api.numbered(
                            token,
                            mapping.notes().module(),
                            fields(mapping),
                            "Modified_Time",
                            "desc",
                            page,
                            ZohoReading.PAGE)),
            last -> ZohoTime.instant(ZohoRecords.text(last, "Modified_Time")).isBefore(since))
        .stream()
        .map(row -> note(mapping, row))
        .filter(note -> !note.modifiedAt().isBefore(since))
        .toList();
  }

  /**
   * Looks for notes by the CRM's ids. Empty for one that is gone or hidden from us: in both cases
   * nobody here may see it any more.
   */
  public Map<String, Optional<CrmNote>> seen(UUID organization, List<String> ids) {
    var mapping = mappings.of(organization);
    var seen = new LinkedHashMap<String, Optional<CrmNote>>();
    for (var id : ids) {
      var reply =
          calls.read(
              organization,
              Caller.IN,
              Cost.read("record"),
              (api, token) -> api.one(token, mapping.notes().module(), id, fields(mapping)));
      seen.put(id, reply.orFail().rows("data").stream().findFirst().map(row -> note(mapping, row)));
    }
    return seen;
  }

  private static String fields(CrmMapping mapping) {
    return String.join(",", mapping.notes().read());
  }

  private static CrmNote note(CrmMapping mapping, JsonObject row) {
    return ZohoRecords.note(row, mapping.notes(), mapping.leads().module());
  }
}
