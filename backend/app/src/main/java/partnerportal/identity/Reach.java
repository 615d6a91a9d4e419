package partnerportal.identity;

/** How far a permission reaches. */
public enum Reach {
  /** Records one owns. */
  OWN,
  /** Own records, or the partner's where the membership's scope is all. */
  GRANTED,
  /** Everything of the partner. */
  PARTNER,
  /** Everything of the organisation. */
  ORGANISATION,
  /** Everything of the organisation, contact data masked. */
  ORGANISATION_MASKED;

  /** As printed in the API description. */
  public String word() {
    return this == ORGANISATION_MASKED
        ? "organisation+masked"
        : name().toLowerCase(java.util.Locale.ROOT);
  }
}
