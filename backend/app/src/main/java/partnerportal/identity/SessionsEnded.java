package partnerportal.identity;

/** Sessions were ended in the transaction that commits; what is remembered of them is old. */
record SessionsEnded() {}
