package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import partnerportal.crm.CrmPace.Caller;
import partnerportal.platform.Settings;

/**
 * What the CRM says about the fields of its modules, kept for a while. What is known stays good
 * when the CRM does not answer. No transaction may be open.
 */
@ApplicationScoped
class CrmMetadata {

  private static final Logger LOG = Logger.getLogger(CrmMetadata.class.getName());

  @Inject ZohoCalls calls;
  @Inject Settings settings;
  @Inject Clock clock;

  private final Map<Module, Known> known = new ConcurrentHashMap<>();

  private record Module(UUID organization, String name) {}

  private record Known(Map<String, CrmField> fields, Instant readAt) {}

  /**
   * The fields of a module by name; none when the CRM does not let us see them.
   *
   * @throws CrmFailure when nothing is known and the CRM does not say
   */
  Map<String, CrmField> fields(UUID organization, String module, Caller caller) {
    var key = new Module(organization, module);
    var before = known.get(key);
    var life = settings.duration(Settings.Key.ZOHO_METADATA_LIFE);
    if (before != null && clock.instant().isBefore(before.readAt.plus(life))) return before.fields;
    try {
      var fields = read(organization, module, caller);
      known.put(key, new Known(fields, clock.instant()));
      return fields;
    } catch (CrmFailure.Refused e) {
      LOG.log(
          Level.WARNING,
          "organisation {0}: the fields of {1} are not shown: {2}",
          new Object[] {organization, module, e.getMessage()});
      known.put(key, new Known(before == null ? Map.of() : before.fields, clock.instant()));
      return known.get(key).fields;
    } catch (CrmFailure e) {
      if (before == null) throw e;
      return before.fields;
    }
  }

  private Map<String, CrmField> read(UUID organization, String module, Caller caller) {
    return calls
        .read(organization, caller, Cost.read("fields"), (api, token) -> api.fields(token, module))
        .orFail()
        .rows("fields")
        .stream()
        .map(CrmField::of)
        .collect(Collectors.toMap(CrmField::apiName, Function.identity(), (one, same) -> one));
  }

  /**
   * The choice of a picklist that a word means. A word that is new to us may be new there too, so
   * the field is read again, though not more often than changes are asked for.
   */
  Optional<CrmField.Choice> choice(
      UUID organization, String module, String name, String word, Caller caller) {
    var choice = field(organization, module, name, caller).flatMap(field -> field.choice(word));
    var key = new Module(organization, module);
    var before = known.get(key);
    var again = before.readAt.plus(settings.duration(Settings.Key.ZOHO_POLL_EVERY));
    if (choice.isPresent() || clock.instant().isBefore(again)) return choice;
    known.put(key, new Known(before.fields, Instant.EPOCH));
    return field(organization, module, name, caller).flatMap(field -> field.choice(word));
  }

  /** One field; empty when the module has none by that name. */
  Optional<CrmField> field(UUID organization, String module, String name, Caller caller) {
    return Optional.ofNullable(fields(organization, module, caller).get(name));
  }
}
