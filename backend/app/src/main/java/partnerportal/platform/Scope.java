package partnerportal.platform;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * How far a reader's view reaches. Every query of partner data takes one, so that forgetting it
 * does not compile.
 *
 * @param organization the vendor's organisation, always set
 * @param partner the one partner, or null for more than one
 * @param owner the one membership whose records are seen, or null for all of the above
 * @param among the partners somebody looks after, maybe none; null where it is one or all of them
 */
public record Scope(UUID organization, UUID partner, UUID owner, Set<UUID> among) {

  public Scope {
    Objects.requireNonNull(organization, "a scope has an organisation");
    if (among != null) {
      if (partner != null) throw new IllegalArgumentException("one partner, or several");
      among = Set.copyOf(among);
    }
  }

  /** Of one partner, or of the whole organisation where that is null. */
  public Scope(UUID organization, UUID partner, UUID owner) {
    this(organization, partner, owner, null);
  }

  /** All of one organisation: for its CRM users and for runners that work on its behalf. */
  public static Scope organization(UUID organization) {
    return new Scope(organization, null, null);
  }

  /** All of one partner. */
  public static Scope partner(UUID organization, UUID partner) {
    return new Scope(organization, Objects.requireNonNull(partner), null);
  }

  /** Some partners of one organisation: for its CRM users who look after those and no others. */
  public static Scope among(UUID organization, Set<UUID> partners) {
    return partners.size() == 1
        ? partner(organization, partners.iterator().next())
        : new Scope(organization, null, null, partners);
  }

  /**
   * The same organisation, narrowed to one of its partners.
   *
   * @throws Problem not-found where the scope does not reach that one
   */
  public Scope narrowedTo(UUID onePartner) {
    if (!reaches(onePartner)) throw new Problem(ProblemKind.NOT_FOUND, null);
    return new Scope(organization, onePartner, owner);
  }

  /** Whether a partner of the organisation is within it; what is of no partner only if all are. */
  public boolean reaches(UUID onePartner) {
    if (among != null) return onePartner != null && among.contains(onePartner);
    return partner == null || partner.equals(onePartner);
  }

  /** The partners it reaches, as queries take them; null for all of the organisation. */
  public List<UUID> partners() {
    if (among != null) return among.stream().sorted().toList();
    return partner == null ? null : List.of(partner);
  }
}
