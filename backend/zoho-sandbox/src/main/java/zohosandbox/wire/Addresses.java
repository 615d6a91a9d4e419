package zohosandbox.wire;

/**
 * Where this sandbox listens.
 *
 * @param crm origin of Zoho Accounts, the CRM and its screen, without a slash at the end
 * @param widgets origin of the packed extension, another one so that browsers keep them apart
 */
public record Addresses(String crm, String widgets) {}
