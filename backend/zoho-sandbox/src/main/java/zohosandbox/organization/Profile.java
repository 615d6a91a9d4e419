package zohosandbox.organization;

import java.util.Set;

/**
 * What users of one kind may do.
 *
 * @param id 19 digits
 * @param name for example {@code Read Only}
 * @param administrator whether its users see and change everything
 * @param rights what its users may do with records
 */
public record Profile(String id, String name, boolean administrator, Set<Right> rights) {

  /** Something a profile allows or not. */
  public enum Right {
    VIEW("View"),
    CREATE("Create"),
    EDIT("Edit"),
    DELETE("Delete"),
    CONVERT("Convert");

    private final String word;

    Right(String word) {
      this.word = word;
    }

    /** Zoho's name of this right for a module. */
    public String permission(String module) {
      return "Crm_Implied_%s_%s".formatted(word, module);
    }
  }
}
