/**
 * Leads: what a partner brought, and what became of it. After submission the CRM decides a lead's
 * status and the portal mirrors it, so a status is the CRM's word kept as data. A lead has
 * independent axes: its lifecycle, whether the CRM knows it as it is (sync state), and the CRM's
 * status. Every change of a field is kept for ever.
 */
package partnerportal.lead;
