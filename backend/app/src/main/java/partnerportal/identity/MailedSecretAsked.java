package partnerportal.identity;

import java.util.UUID;

/** Somebody asked for a way in by mail; whether there is anybody to write to is found out later. */
public record MailedSecretAsked(UUID secret) {}
