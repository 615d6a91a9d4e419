package partnerportal.identity;

/** What a secret sent by mail is good for; stored, so the names stay as they are. */
public enum MailedSecret {
  SIGN_IN_CODE,
  PASSWORD_RESET
}
