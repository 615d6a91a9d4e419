package partnerportal.lead;

import java.time.Instant;
import java.util.UUID;

/** Leads as tests need them. */
final class LeadFixture {

  private LeadFixture() {}

  static Lead submittedAt(Instant when) {
    var by = new Submission.By(UUID.randomUUID(), UUID.randomUUID(), Channel.PORTAL, null);
    var what =
        new Submission(
            "Maren", "Holt", "Oakmere Foods", "m.holt@oakmere.example", null, null, null);
    return Lead.submitted(
        UUID.randomUUID(),
        UUID.randomUUID(),
        by,
        what,
        new Lead.Sealed(null, null, null, null, null),
        "NR-0001",
        when);
  }

  static Lead inCrmSince(Instant when) {
    var lead = submittedAt(when);
    lead.acknowledged("620001", when, when);
    return lead;
  }
}
