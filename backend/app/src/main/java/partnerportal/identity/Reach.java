package partnerportal.identity;

import java.util.Locale;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Scope;
import partnerportal.platform.Sight;

/** How far a permission reaches. */
public enum Reach {
  /** Records one owns. */
  OWN,
  /** Own records, or the partner's where the membership's scope is all. */
  GRANTED,
  /** Everything of the partner. */
  PARTNER,
  /** Everything of the partner, contact data masked. */
  PARTNER_MASKED,
  /** Everything of the partners one looks after in the CRM. */
  ASSIGNED,
  /** Everything of the organisation. */
  ORGANISATION,
  /** Everything of the organisation, contact data masked. */
  ORGANISATION_MASKED;

  /** How contact data is seen within it. */
  Sight sight() {
    return name().endsWith("_MASKED") ? Sight.MASKED : Sight.PLAIN;
  }

  /**
   * The records it comes to for somebody.
   *
   * @param now what their session allows
   */
  Scope scope(CurrentUser.Identity who, SessionStore.Standing now) {
    return switch (this) {
      case ASSIGNED -> Scope.among(who.organization(), now.lookedAfter());
      case ORGANISATION, ORGANISATION_MASKED -> Scope.organization(who.organization());
      case PARTNER, PARTNER_MASKED -> Scope.partner(who.organization(), who.partner());
      case GRANTED ->
          now.seesAll()
              ? Scope.partner(who.organization(), who.partner())
              : new Scope(who.organization(), who.partner(), who.membership());
      case OWN ->
          who.partner() == null
              ? Scope.organization(who.organization())
              : new Scope(who.organization(), who.partner(), who.membership());
    };
  }

  /** As printed in the API description. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '+');
  }
}
