package partnerportal.identity;

import java.util.UUID;

/** Somebody switched the second step of their sign-in on or off. */
public record SecondFactorChanged(UUID person, boolean on) {}
