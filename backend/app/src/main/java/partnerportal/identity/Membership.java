package partnerportal.identity;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import partnerportal.platform.Ids;
import partnerportal.platform.LowerCase;
import partnerportal.platform.Role;

/** What a person is in one partner. */
@Entity
@Table(name = "membership")
public class Membership {

  /** Whether a member sees only what is theirs, or all of the partner's. */
  @JsonbTypeSerializer(LowerCase.class)
  public enum Sees {
    OWN,
    ALL
  }

  @Id private UUID id;
  private UUID organization;
  private UUID partner;
  private UUID person;

  @Enumerated(EnumType.STRING)
  private Role role;

  @Enumerated(EnumType.STRING)
  @Column(name = "scope")
  private Sees sees;

  @Enumerated(EnumType.STRING)
  private MembershipState state;

  @Column(name = "activated_at")
  private Instant activatedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected Membership() {}

  static Membership invited(
      UUID organization, UUID partner, UUID person, Role role, Sees sees, Instant now) {
    var membership = new Membership();
    membership.id = Ids.next();
    membership.organization = organization;
    membership.partner = partner;
    membership.person = person;
    membership.role = role;
    membership.sees = sees;
    membership.state = MembershipState.INVITED;
    membership.createdAt = now;
    return membership;
  }

  /** Another person is meant; only before the first one came in. */
  void readdressed(UUID otherPerson) {
    if (state == MembershipState.INVITED) person = otherPerson;
  }

  /** The person proved that the address is theirs. The second time changes nothing. */
  void accepted(Instant now) {
    if (state != MembershipState.INVITED) return;
    state = MembershipState.ACTIVE;
    activatedAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID organization() {
    return organization;
  }

  public UUID partner() {
    return partner;
  }

  public UUID person() {
    return person;
  }

  public Role role() {
    return role;
  }

  public Sees sees() {
    return sees;
  }

  public MembershipState state() {
    return state;
  }

  /** When the person came in for the first time; null until then. */
  public Instant activatedAt() {
    return activatedAt;
  }
}
