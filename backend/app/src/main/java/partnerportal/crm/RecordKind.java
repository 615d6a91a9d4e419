package partnerportal.crm;

/** The kinds of records we follow in a CRM. */
public enum RecordKind {
  PARTNER,
  LEAD,
  DEAL,
  NOTE
}
