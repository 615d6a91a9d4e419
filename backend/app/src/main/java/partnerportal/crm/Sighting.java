package partnerportal.crm;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What looking for a record by its id showed. An empty answer alone does not mean deleted:
 * converted, hidden and foreign records answer the same (zoho-crm v8, trap 6).
 */
public sealed interface Sighting<T> {

  /** The records that are there. */
  static <T> List<T> found(Collection<Sighting<T>> sightings) {
    return sightings.stream()
        .filter(Found.class::isInstance)
        .map(one -> ((Found<T>) one).record())
        .toList();
  }

  /** There it is. */
  record Found<T>(T record) implements Sighting<T> {}

  /** The CRM's list of deleted records has it. */
  record Deleted<T>(Instant at) implements Sighting<T> {}

  /** Neither there nor deleted, as far as we are shown. */
  record Hidden<T>() implements Sighting<T> {}

  /** What an empty answer means, given when the CRM deleted the record, if its list says so. */
  static <T> Sighting<T> notThere(Optional<Instant> deletedAt) {
    return deletedAt.<Sighting<T>>map(Deleted::new).orElseGet(Hidden::new);
  }
}
