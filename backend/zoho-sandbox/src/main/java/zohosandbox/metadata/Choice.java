package zohosandbox.metadata;

/**
 * A value of a picklist.
 *
 * @param actual the word in records
 * @param display the word people see; the two differ in Zoho's own defaults, and after a renaming
 */
public record Choice(String actual, String display) {}
