package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import partnerportal.lead.LeadReadingStore.Known;
import partnerportal.platform.Scope;

/**
 * Tells, for many records at once, which of them say nothing we do not know: most of what the CRM
 * calls about is what we wrote ourselves, and a poll reads much of it again. Such a record would
 * change nothing if it were applied; all others are applied one by one.
 */
@ApplicationScoped
@Transactional
public class LeadReadings {

  @Inject LeadReadingStore store;
  @Inject LeadCells cells;

  /**
   * A record as it was read.
   *
   * @param lead our key on it; null when it has none
   * @param modifiedAt the CRM's time of its last change, in whole seconds
   * @param readAt ours, before it was asked for
   */
  public record Reading(
      String crmId,
      UUID lead,
      String status,
      Map<MirroredField, String> values,
      Instant modifiedAt,
      Instant readAt) {}

  /** Records that say nothing new, by the CRM's id, each with its lead. */
  public Map<String, UUID> nothingNew(UUID organization, Collection<Reading> readings) {
    if (readings.isEmpty()) return Map.of();
    var read =
        readings.stream()
            .collect(Collectors.toMap(Reading::crmId, Function.identity(), (one, same) -> same));
    var old = new HashMap<String, UUID>();
    for (var known : store.known(Scope.organization(organization), read.keySet())) {
      if (nothingNew(organization, known, read.get(known.crmId())))
        old.put(known.crmId(), known.lead());
    }
    return old;
  }

  /**
   * The CRM's times have whole seconds: a record that carries the second we know of may have
   * changed once more within it, so its values count then, too, and it must have been read after
   * what we know was true.
   */
  private boolean nothingNew(UUID organization, Known known, Reading read) {
    if (read.lead() != null && !read.lead().equals(known.lead())) return false;
    if (known.lifecycle() == Lifecycle.CRM_DELETED || known.modifiedAt() == null) return false;
    if (read.modifiedAt().isBefore(known.modifiedAt())) return true;
    return read.modifiedAt().equals(known.modifiedAt())
        && (known.knownAt() == null || read.readAt().isAfter(known.knownAt()))
        && Objects.equals(read.status(), known.status())
        && MirroredField.editables().stream()
            .allMatch(
                field ->
                    known
                        .settled()
                        .contains(
                            field.name()
                                + cells.hash(organization, field, read.values().get(field))));
  }
}
