package partnerportal.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import partnerportal.platform.Ids;

/** A vendor on Zoho CRM. */
@Entity
@Table(name = "organization")
public class Organization {

  /** After this long without an answer, what is shown may be behind. */
  private static final Duration LATE_AFTER = Duration.ofMinutes(5);

  @Id private UUID id;
  private String zgid;
  private String name;
  private String mapping;

  @Convert(converter = ProfilesConverter.class)
  private Map<String, List<String>> profiles;

  @Column(name = "connected_at")
  private Instant connectedAt;

  @Column(name = "crm_heard_at")
  private Instant crmHeardAt;

  @Column(name = "crm_silent_since")
  private Instant crmSilentSince;

  @Column(name = "created_at")
  private Instant createdAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "second_step_of")
  private SecondStepOf secondStepOf = SecondStepOf.NOBODY;

  @Column(name = "second_step_grace")
  private int secondStepGrace = 7;

  @Column(name = "second_step_since")
  private Instant secondStepSince;

  @Version private long version;

  protected Organization() {}

  static Organization named(String name, Instant now) {
    var organization = new Organization();
    organization.id = Ids.next();
    organization.name = name;
    organization.createdAt = now;
    return organization;
  }

  void worksWith(String newMapping, Map<String, List<String>> newProfiles) {
    mapping = newMapping;
    profiles = newProfiles;
  }

  /**
   * Whether this was the first time. An organisation stays bound to the CRM it was attached to
   * first.
   */
  boolean attachedTo(String crm, Instant at) {
    if (connectedAt != null) {
      if (!crm.equals(zgid)) {
        throw new IllegalStateException(
            name + " is attached to the CRM " + zgid + "; it cannot move to " + crm + ".");
      }
      return false;
    }
    zgid = crm;
    connectedAt = at;
    return true;
  }

  /**
   * Whether that is anything new. Who is asked for the first time has the whole grace; changing the
   * days alone begins nothing anew.
   */
  boolean demands(SecondStepOf of, int graceDays, Instant now) {
    if (of == secondStepOf && graceDays == secondStepGrace) return false;
    if (of != secondStepOf) secondStepSince = of == SecondStepOf.NOBODY ? null : now;
    secondStepOf = of;
    secondStepGrace = graceDays;
    return true;
  }

  /** What is demanded of people of partners at sign-in. */
  public SignInRules signInRules() {
    return new SignInRules(secondStepOf, secondStepGrace, secondStepSince);
  }

  /** How current what we show can be. */
  public CrmState crmState(Instant now) {
    if (crmSilentSince != null) return CrmState.UNREACHABLE;
    if (crmHeardAt == null || crmHeardAt.plus(LATE_AFTER).isBefore(now)) return CrmState.LATE;
    return CrmState.LIVE;
  }

  public UUID id() {
    return id;
  }

  /** The CRM's own key of this organisation; null until attached. */
  public String zgid() {
    return zgid;
  }

  public String name() {
    return name;
  }

  /** Name of the preset that says which modules and fields are meant. */
  public String mapping() {
    return mapping;
  }

  /** Names of CRM profiles by the role they give. */
  public Map<String, List<String>> profiles() {
    return profiles;
  }

  /** When the CRM was attached, by the CRM's clock; null until then. */
  public Instant connectedAt() {
    return connectedAt;
  }

  /** The last time the CRM answered; null when it never did. */
  public Instant crmHeardAt() {
    return crmHeardAt;
  }
}
