package zohosandbox.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records of another module that point at a record.
 *
 * @param apiName the name in paths
 * @param label the name on the screen
 * @param module where those records are
 * @param field the lookup that points here
 */
public record RelatedList(String apiName, String label, Module module, Field field) {

  /** What the list over there is called in paths. */
  static String nameOf(Field lookup) {
    String label = lookup.lookupLabel().isBlank() ? lookup.apiName() : lookup.lookupLabel();
    return label.replaceAll("[^A-Za-z0-9]+", "_");
  }

  /** The lists of a module. */
  public static List<RelatedList> of(Catalogue catalogue, Module target) {
    List<RelatedList> lists = new ArrayList<>();
    for (Module module : catalogue.modules()) {
      for (Field field : module.fields().values()) {
        if (field.lookup().filter(target.apiName()::equals).isPresent()) {
          lists.add(new RelatedList(nameOf(field), field.lookupLabel(), module, field));
        }
      }
    }
    return lists;
  }

  /** A list of a module by its name. */
  public static Optional<RelatedList> find(Catalogue catalogue, Module target, String name) {
    return of(catalogue, target).stream().filter(list -> list.apiName().equals(name)).findFirst();
  }
}
