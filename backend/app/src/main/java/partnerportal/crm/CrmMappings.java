package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import partnerportal.organization.Organizations;
import partnerportal.platform.StrictJson;

/** The presets, and which of them an organisation uses. */
@ApplicationScoped
public class CrmMappings {

  @Inject Organizations organizations;

  private final Map<UUID, CrmMapping> known = new ConcurrentHashMap<>();

  /** The mapping of an organisation; it changes only with a restart. */
  public CrmMapping of(UUID organization) {
    var mapping = known.get(organization);
    if (mapping == null) {
      mapping = named(organizations.one(organization).mapping());
      known.put(organization, mapping);
    }
    return mapping;
  }

  /**
   * Reads a preset.
   *
   * @throws IllegalArgumentException when there is none by that name
   */
  public static CrmMapping named(String name) {
    if (!name.matches("[a-z][a-z0-9-]*"))
      throw new IllegalArgumentException("\"" + name + "\" is no name of a mapping");
    try (var in = CrmMappings.class.getResourceAsStream("/mappings/" + name + ".json")) {
      if (in == null) throw new IllegalArgumentException("there is no mapping \"" + name + "\"");
      return StrictJson.read(CrmMapping.class, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
