package partnerportal.lead;

/** Whose value is kept when both sides changed a field. */
public enum FieldOwner {
  CRM,
  PORTAL
}
