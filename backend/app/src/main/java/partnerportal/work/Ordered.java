package partnerportal.work;

/**
 * Fired with an order: after its commit the scheduler looks at once instead of at its next poll.
 */
record Ordered() {}
