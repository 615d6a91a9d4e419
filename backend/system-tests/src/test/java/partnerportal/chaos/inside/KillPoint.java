package partnerportal.chaos.inside;

/** Places where a node dies, or stands still, once it is told to; each between two steps. */
public enum KillPoint {
  /** The lead is committed, its answer has not left. */
  SUBMISSION_COMMITTED("partnerportal.lead.LeadsResource", "submit", 2, Moment.AFTER),
  /** Outbox rows are claimed, nothing has been read for them. */
  CLAIMED("partnerportal.sync.Outbox", "take", Call.ANY, Moment.AFTER),
  /** What is to be sent has been read, the claim has not been checked again. */
  SENDING("partnerportal.sync.Outbox", "sending", Call.ANY, Moment.BEFORE),
  /** A creation is on the wire, its answer is not read. */
  SENT("partnerportal.crm.ZohoClients", "api", 1, Moment.ON_THE_WIRE),
  /** The CRM has answered a creation, nobody has noted it. */
  ANSWERED("partnerportal.crm.Zoho", "create", Call.ANY, Moment.AFTER),
  /** The lead is marked done, nobody has been told. */
  SETTLED("partnerportal.sync.Outbox", "acknowledged", Call.ANY, Moment.AFTER),
  /** A changed lead was read, it is not applied. */
  READ("partnerportal.sync.Arrivals", "lead", Call.ANY, Moment.BEFORE),
  /** A changed lead is applied, its hint still stands. */
  APPLIED("partnerportal.sync.Arrivals", "lead", Call.ANY, Moment.AFTER),
  /** A callback is committed, its answer has not left. */
  HEARD("partnerportal.sync.ZohoEventsResource", "heard", 2, Moment.AFTER),
  /** Zoho gave a token, it is not stored. */
  TOKEN_GIVEN("partnerportal.crm.CrmConnectionStore", "refreshed", Call.ANY, Moment.BEFORE),
  /** A page of changes is applied, the cursor stands where it was. */
  PAGE_APPLIED("partnerportal.sync.CursorStore", "reached", 3, Moment.BEFORE),
  /** A mail has left, nobody has noted it. */
  MAIL_SENT("partnerportal.notification.MailServer", "send", 1, Moment.AFTER);

  enum Moment {
    BEFORE,
    AFTER,
    ON_THE_WIRE
  }

  private final String type;
  private final String method;
  private final int parameters;
  private final Moment moment;

  KillPoint(String type, String method, int parameters, Moment moment) {
    this.type = type;
    this.method = method;
    this.parameters = parameters;
    this.moment = moment;
  }

  /** The call it stands beside. */
  Call call() {
    return new Call(type, method, parameters);
  }

  Moment moment() {
    return moment;
  }
}
