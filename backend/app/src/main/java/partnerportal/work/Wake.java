package partnerportal.work;

import java.util.UUID;

/**
 * Fired in a transaction: after its commit, this organisation's runner of that name looks at once.
 */
public record Wake(String runner, UUID organization) {}
