package partnerportal.platform;

import java.util.UUID;

/**
 * How far a reader's view reaches. Every query of partner data takes one, so that forgetting it
 * does not compile.
 *
 * @param organization the vendor's organisation, always set
 * @param partner the one partner, or null for the whole organisation
 * @param owner the one membership whose records are seen, or null for all of the above
 */
public record Scope(UUID organization, UUID partner, UUID owner) {

  public Scope {
    java.util.Objects.requireNonNull(organization, "a scope has an organisation");
  }

  /** All of one organisation: for its CRM users and for runners that work on its behalf. */
  public static Scope organization(UUID organization) {
    return new Scope(organization, null, null);
  }

  /** All of one partner. */
  public static Scope partner(UUID organization, UUID partner) {
    return new Scope(organization, java.util.Objects.requireNonNull(partner), null);
  }

  /** The same organisation, narrowed to one of its partners. */
  public Scope narrowedTo(UUID onePartner) {
    if (partner != null && !partner.equals(onePartner))
      throw new Problem(ProblemKind.NOT_FOUND, null);
    return new Scope(organization, onePartner, owner);
  }
}
