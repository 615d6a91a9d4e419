package partnerportal.platform;

import partnerportal.lead.Leads;

/** What must not be: shows that the table bites. */
public class PlatformThatKnowsLeads {
  Leads leads;
}
