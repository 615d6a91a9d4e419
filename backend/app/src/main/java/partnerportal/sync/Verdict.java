package partnerportal.sync;

import partnerportal.crm.CrmFailure;
import partnerportal.crm.Outcome;
import partnerportal.crm.ZohoAnswer;

/**
 * What to do with a record after a try; the one place that decides it.
 *
 * @param silent whether it waits for the CRM to answer at all
 * @param perhapsDone whether the CRM may have it although nobody said so
 * @param cause readable; null when all is well
 */
record Verdict(Next next, boolean silent, boolean perhapsDone, String cause) {

  enum Next {
    DONE,
    RETRY,
    /** Stuck until the record changes. */
    BLOCKED,
    /** Stuck until an administrator changes the CRM; looked at again now and then. */
    WAIT_FOR_ADMIN,
    /** Somewhere else: converted or deleted. */
    FIND_OUT
  }

  /** One record of an answer. */
  static Verdict of(Outcome outcome) {
    return switch (outcome.answer()) {
      case DONE -> new Verdict(Next.DONE, false, false, null);
      case TRY_LATER, READ_AGAIN ->
          new Verdict(Next.RETRY, false, outcome.perhapsDone(), outcome.cause());
      case SLOW_DOWN -> new Verdict(Next.RETRY, true, false, "The CRM asks for fewer calls.");
      case NEW_TOKEN ->
          new Verdict(Next.RETRY, true, false, "The CRM does not accept our access token.");
      case GONE -> new Verdict(Next.FIND_OUT, false, false, outcome.cause());
      case REFUSED -> new Verdict(Next.BLOCKED, false, false, outcome.cause());
      case SETUP_WRONG -> new Verdict(Next.WAIT_FOR_ADMIN, false, false, outcome.cause());
    };
  }

  /** A call that failed as a whole. */
  static Verdict of(CrmFailure failure) {
    if (failure instanceof CrmFailure.Silent silent)
      return new Verdict(Next.RETRY, true, silent.perhapsDone(), silent.getMessage());
    if (failure instanceof CrmFailure.Refused refused) {
      var next = refused.answer() == ZohoAnswer.REFUSED ? Next.BLOCKED : Next.WAIT_FOR_ADMIN;
      return new Verdict(next, false, false, refused.getMessage());
    }
    return new Verdict(Next.RETRY, true, false, failure.getMessage());
  }

  /** A record of ours that cannot be read; the others must not wait for it. */
  static Verdict unreadable() {
    return new Verdict(
        Next.BLOCKED, false, true, "The portal cannot read this record; its log says why.");
  }

  /** The same, for a record that may have reached the CRM in an earlier try. */
  Verdict stillPerhapsDone() {
    return new Verdict(next, silent, true, cause);
  }
}
