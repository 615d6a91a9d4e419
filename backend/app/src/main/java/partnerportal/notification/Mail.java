package partnerportal.notification;

/**
 * A mail to one person.
 *
 * @param key makes the message's id, so that a repeated mail carries the same one
 */
public record Mail(
    String key,
    String to,
    String toName,
    String fromName,
    String subject,
    String text,
    String html) {}
