package partnerportal.team;

import java.util.UUID;

/** Somebody is to be written to. */
public record MemberInvited(UUID organization, UUID partner, UUID invitation) {}
