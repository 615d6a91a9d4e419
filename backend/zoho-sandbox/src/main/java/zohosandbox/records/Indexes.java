package zohosandbox.records;

import java.util.Set;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.store.Store;

/** What records are looked up by so often that nobody should wait for the first index of it. */
public final class Indexes {

  private static final Set<String> OFTEN =
      Set.of("Modified_Time", "Created_Time", "Email", "Partner");

  private Indexes() {}

  /** Indexes times, e-mails, partners, unique values and what upserts look at. */
  public static void build(Store store, Catalogue catalogue) {
    for (Module module : catalogue.modules()) {
      for (Field field : module.fields().values()) {
        if (field.unique()
            || field.apiName().equals(module.duplicateField())
            || OFTEN.contains(field.apiName())) {
          store.index(Records.table(module.apiName()), field.apiName());
        }
      }
    }
  }
}
