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
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import partnerportal.platform.Ids;
import partnerportal.platform.LowerCase;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
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

  /**
   * Goes where it may.
   *
   * @throws Problem illegal-transition, with what may follow
   */
  void moves(MembershipState to) {
    if (!state.next().contains(to))
      throw new Problem(
          ProblemKind.ILLEGAL_TRANSITION,
          "This member is " + word(state) + " and can only be " + words() + " next.");
    state = to;
  }

  /** Another role or view; who is disabled keeps what they had. */
  void becomes(Role newRole, Sees newSees) {
    role = newRole;
    sees = newSees;
  }

  private String words() {
    return state.next().stream().map(Membership::word).collect(Collectors.joining(" or "));
  }

  private static String word(MembershipState state) {
    return state.name().toLowerCase(Locale.ROOT);
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

  /** Counts the changes, for {@code If-Match}. */
  public long version() {
    return version;
  }

  /** When the person came in for the first time; null until then. */
  public Instant activatedAt() {
    return activatedAt;
  }
}
