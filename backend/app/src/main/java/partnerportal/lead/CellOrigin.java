package partnerportal.lead;

/** Where the value of a mirrored field came from. */
enum CellOrigin {
  PORTAL,
  CRM,
  /** The portal's own rules, without a person. */
  RULE
}
