package partnerportal.crm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import partnerportal.platform.Problem;
import partnerportal.platform.Role;
import partnerportal.platform.StrictJson;

/**
 * The file an operator names organisations in, to have them connected at start ({@code
 * portal.bootstrap.file}).
 */
record BootstrapFile(List<Entry> organizations) {

  /**
   * One organisation.
   *
   * @param mapping name of a preset; {@code partners-custom} when absent
   * @param profiles names of CRM profiles by the role they give; only roles of the organisation
   */
  record Entry(
      String name,
      String accountsUrl,
      String clientId,
      String clientSecret,
      String refreshToken,
      String mapping,
      Map<String, List<String>> profiles) {

    String mappingName() {
      return mapping == null ? "partners-custom" : mapping;
    }

    Map<Role, List<String>> roles() {
      var roles = new EnumMap<Role, List<String>>(Role.class);
      profiles.forEach((role, names) -> roles.put(Role.valueOf(role), names));
      return roles;
    }

    /** What is missing or wrong; null when nothing is. Never quotes a secret. */
    private String fault() {
      if (blank(name)) return "an organization has no \"name\"";
      for (var member : List.of("accounts_url", "client_id", "client_secret", "refresh_token")) {
        if (blank(value(member))) return "organization \"" + name + "\" has no \"" + member + "\"";
      }
      if (profiles == null || profiles.isEmpty())
        return "organization \"" + name + "\" has no \"profiles\"";
      for (var role : profiles.keySet()) {
        if (!List.of("CRM_ADMIN", "CRM_MANAGER", "CRM_VIEWER").contains(role)) {
          return "organization \""
              + name
              + "\": \""
              + role
              + "\" is none of CRM_ADMIN, CRM_MANAGER, CRM_VIEWER";
        }
      }
      try {
        CrmMappings.named(mappingName());
      } catch (IllegalArgumentException e) {
        return "organization \"" + name + "\": " + e.getMessage();
      }
      return null;
    }

    private String value(String member) {
      return switch (member) {
        case "accounts_url" -> accountsUrl;
        case "client_id" -> clientId;
        case "client_secret" -> clientSecret;
        default -> refreshToken;
      };
    }

    private static boolean blank(String text) {
      return text == null || text.isBlank();
    }
  }

  /**
   * Reads and checks a file.
   *
   * @throws IllegalArgumentException with a plain sentence about what is wrong
   */
  static BootstrapFile read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "it cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  static BootstrapFile parse(byte[] json) {
    BootstrapFile read;
    try {
      read = StrictJson.read(BootstrapFile.class, json);
    } catch (Problem e) {
      var places =
          e.faults().stream().map(fault -> fault.pointer() + ": " + fault.detail()).toList();
      throw new IllegalArgumentException(
          places.isEmpty() ? e.getMessage() : String.join("; ", places), e);
    }
    if (read.organizations == null)
      throw new IllegalArgumentException("it has no \"organizations\"");
    read.organizations.stream()
        .map(Entry::fault)
        .filter(fault -> fault != null)
        .findFirst()
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault);
            });
    return read;
  }
}
