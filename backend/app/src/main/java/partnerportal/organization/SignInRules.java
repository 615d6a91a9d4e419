package partnerportal.organization;

import java.time.Instant;

/**
 * What an organisation demands of people of its partners at sign-in.
 *
 * @param secondStepOf whose sign-in has to have a second step
 * @param graceDays how many days they have to set it up, from the demand or from when they joined
 * @param since when it was demanded; null where it is demanded of nobody
 */
public record SignInRules(SecondStepOf secondStepOf, int graceDays, Instant since) {}
