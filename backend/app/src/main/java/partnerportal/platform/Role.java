package partnerportal.platform;

/** What a person may be, in a partner or in the organisation; also the groups of our tokens. */
public enum Role {
  CRM_ADMIN,
  CRM_MANAGER,
  CRM_VIEWER,
  PARTNER_OWNER,
  PARTNER_MANAGER,
  PARTNER_MEMBER,
  PARTNER_VIEWER;

  /** Whether this role belongs to the organisation rather than to one of its partners. */
  public boolean ofOrganization() {
    return name().startsWith("CRM_");
  }
}
