package partnerportal.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Role;

/** Everything that can happen to organisations. */
@ApplicationScoped
@Transactional
public class Organizations {

  @Inject OrganizationStore store;
  @Inject Clock clock;
  @Inject Audit audit;
  @Inject Event<OrganizationConnected> connected;
  @Inject Event<LiveHint> hints;

  /**
   * The organisation of that name, made when there is none; mapping and profiles are taken over as
   * they are now.
   *
   * @param profiles names of CRM profiles by the role they give
   */
  public Organization connect(String name, String mapping, Map<Role, List<String>> profiles) {
    store.alone(); // nodes that start for the first time together name the same one
    var organization = store.byName(name).orElseGet(() -> make(name));
    organization.worksWith(
        mapping,
        profiles.entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue)));
    return organization;
  }

  /**
   * The organisation behind a CRM, made when there is none. Never one of the same name: names are
   * not unique, and whoever has the name has not its data.
   */
  public Organization behind(
      String zgid, String name, String mapping, Map<Role, List<String>> profiles) {
    return store
        .byZgid(zgid)
        .orElseGet(
            () -> {
              var made = make(name);
              made.worksWith(
                  mapping,
                  profiles.entrySet().stream()
                      .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue)));
              return made;
            });
  }

  private Organization make(String name) {
    var made = Organization.named(name, clock.instant());
    made.worksWith("", Map.of());
    store.add(made);
    return made;
  }

  /**
   * The CRM answered who it is.
   *
   * @param crmClock the CRM's own time, so that "approved before" is judged by one clock
   */
  public void attached(UUID id, String zgid, Instant crmClock) {
    if (!one(id).attachedTo(zgid, crmClock)) return;
    audit.note(
        id, Actor.SYSTEM, "organization-connected", "organization", id, Map.of("zgid", zgid));
    connected.fire(new OrganizationConnected(id));
  }

  public Organization one(UUID id) {
    return store
        .find(id)
        .orElseThrow(() -> new IllegalStateException("There is no organisation " + id));
  }

  /** Demands a second step at sign-in, of some or of nobody; the same again changes nothing. */
  public SignInRules demandSecondStep(UUID id, SecondStepOf of, int graceDays, Actor by) {
    var organization = one(id);
    if (organization.demands(of, graceDays, clock.instant())) {
      audit.note(
          id,
          by,
          "sign-in-rules-changed",
          "organization",
          id,
          Map.of("secondStepOf", of.name(), "graceDays", graceDays));
      hints.fire(new LiveHint(id, null, "partner", id));
    }
    return organization.signInRules();
  }

  public Optional<Organization> byZgid(String zgid) {
    return store.byZgid(zgid);
  }

  /** All organisations whose CRM is attached. */
  public List<UUID> connected() {
    return store.connected();
  }

  /** The CRM answered a call; cheap enough to be said after each. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void crmAnswered(UUID id) {
    if (store.heard(id, clock.instant())) hints.fire(new LiveHint(id, null, "crm", id));
  }

  /** The CRM did not answer. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void crmSilent(UUID id) {
    if (store.silent(id, clock.instant())) hints.fire(new LiveHint(id, null, "crm", id));
  }
}
