package partnerportal.crm;

import java.util.List;

/**
 * Some records of a module, in the order they are taken over.
 *
 * @param next where the following page begins; null on the last one
 */
public record ImportPage<T>(List<T> rows, String next) {}
