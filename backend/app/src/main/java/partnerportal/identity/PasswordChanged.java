package partnerportal.identity;

import java.util.UUID;

/** A person has another password than before. */
public record PasswordChanged(UUID person) {}
