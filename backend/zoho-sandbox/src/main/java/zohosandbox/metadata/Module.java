package zohosandbox.metadata;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A module of the CRM.
 *
 * @param apiName the name in paths
 * @param singular one record's name
 * @param plural the module's name on the screen
 * @param custom whether the organisation added it
 * @param displayField the field that names a record
 * @param duplicateField the field that upsert looks at when it is told nothing
 * @param fields by api name, in the order of the layout
 * @param sharing who sees and changes its records
 */
public record Module(
    String apiName,
    String singular,
    String plural,
    boolean custom,
    String displayField,
    String duplicateField,
    Map<String, Field> fields,
    Sharing sharing) {

  /** Who sees and changes records. */
  public enum Sharing {
    /** Whatever the profile allows. */
    PROFILE,
    /** Everybody creates; only administrators edit, delete, or see what others created. */
    PRIVATE
  }

  /** A field by its api name. */
  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The fields no two records may share a value of. */
  public List<Field> uniqueFields() {
    return fields.values().stream().filter(Field::unique).toList();
  }

  /** Whether records of this module can be converted. */
  public boolean convertible() {
    return apiName.equals("Leads");
  }
}
