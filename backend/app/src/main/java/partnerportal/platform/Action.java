package partnerportal.platform;

/**
 * What can be done through the API; who may, and how far it reaches, says the matrix of the
 * identity feature.
 */
public enum Action {
  /** Anybody, without signing in. */
  PUBLIC,
  /** Whoever holds a live session cookie; the token is minted from it. */
  SESSION,
  SEE_ONESELF,
  SEE_OWN_SESSIONS,
  END_OWN_SESSIONS,
  /** One's own second step at sign-in and address. */
  SECURE_ONESELF,
  /** All that somebody may do whose second step is demanded and missing. */
  SET_UP_SECOND_STEP,
  FOLLOW_LIVE,
  SEE_TEAM,
  INVITE_MEMBER,
  /** Role, scope, disabling and enabling. */
  CHANGE_MEMBER,
  TRANSFER_OWNERSHIP,
  /** The other side of a transfer. */
  TAKE_OWNERSHIP,
  LEAVE_TEAM,
  SEE_LEADS,
  CREATE_LEAD,
  EDIT_LEAD,
  /** Taking leads away, contact data and all, in a file. */
  EXPORT_LEADS,
  /** A partner's security log: all of it, or one's own part and who looked. */
  SEE_SECURITY_LOG,
  SEE_FORMS,
  EDIT_FORMS,
  SEE_LOGO,
  CHANGE_LOGO,
  SEE_PARTNERS,
  /** What the organisation decided for all its partners. */
  SEE_SETTINGS,
  CHANGE_SETTINGS,
  /** Looking at a partner's portal as the partner sees it. */
  VIEW_AS_PARTNER,
  SEE_ORGANIZATION_LEADS,
  /** How one record stands with the CRM, and why. */
  SEE_RECORD_SYNC,
  /** One record read in the CRM and carried there at once. */
  SYNC_RECORD,
  SEE_SYNC,
  /**
   * What changes how the sync goes on: tasks ticked off, lanes paused, records sent again, audits
   * run and what they found settled.
   */
  ACT_ON_SYNC
}
