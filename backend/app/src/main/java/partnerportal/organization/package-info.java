/**
 * The organisation that runs Zoho CRM: who it is, how its CRM is mapped, who of its CRM users may
 * do what, and when we last heard from its CRM. Everything else belongs to one; it is known by the
 * {@code zgid} of its CRM and by nothing a browser says.
 */
package partnerportal.organization;
