package partnerportal.identity;

import java.util.Locale;
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
  /** Everything of the organisation. */
  ORGANISATION,
  /** Everything of the organisation, contact data masked. */
  ORGANISATION_MASKED;

  /** How contact data is seen within it. */
  Sight sight() {
    return name().endsWith("_MASKED") ? Sight.MASKED : Sight.PLAIN;
  }

  /** As printed in the API description. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '+');
  }
}
