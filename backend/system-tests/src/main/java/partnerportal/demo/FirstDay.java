package partnerportal.demo;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import partnerportal.systems.MailSystem;
import partnerportal.systems.Member;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.SandboxSystem;

/**
 * What happened before the curtain rises: one partner is approved, has signed in, opened its form
 * and sent some leads. All of it by the doors people use; what is done already is left alone, so an
 * interrupted first start is continued by the next.
 */
final class FirstDay {

  static final String PARTNER = "Brackenhall Group";
  static final String EMAIL = "tomas@brackenhall.example";
  static final String PASSWORD = "a quiet mill by the river";

  /** Person, company and, where the CRM has moved on already, its word for it. */
  private static final List<List<String>> LEADS =
      List.of(
          List.of("Ruth Halloran", "Tanner & Lowe Packaging", "Contacted"),
          List.of("Edwin Marsh", "Copperfield Dental", "Pre-Qualified"),
          List.of("Priya Nandakumar", "Fenwick Cold Storage", ""),
          List.of("Oskar Lindgren", "Ashdown Joinery", "Attempted to Contact"),
          List.of("Marta Velez", "Calder Valley Housing", "Lost Lead"),
          List.of("Josephine Okafor", "Whitestone Schools Trust", ""));

  private final SandboxSystem crm;
  private final MailSystem mail;
  private final PortalSystem portal;
  private final Website website;
  private final Path keyFile;

  /**
   * What it needs.
   *
   * @param keyFile where the form's key is kept once the day is over; whoever plays on may then
   *     suspend the partner, close its form or delete its leads
   */
  FirstDay(SandboxSystem crm, MailSystem mail, PortalSystem portal, Website website, Path keyFile) {
    this.crm = crm;
    this.mail = mail;
    this.portal = portal;
    this.website = website;
    this.keyFile = keyFile;
  }

  /** Makes it so unless it was, and puts the partner's form on its website. */
  void happens() throws IOException {
    if (!Files.exists(keyFile)) {
      Files.writeString(keyFile, play());
    }
    website.shows(Files.readString(keyFile));
  }

  private String play() {
    crm.awaitPortal();
    var tomas = owner();
    var known = tomas.leads().stream().map(lead -> lead.getString("company")).toList();
    LEADS.stream().filter(lead -> !known.contains(lead.get(1))).forEach(lead -> send(tomas, lead));
    return openForm(tomas);
  }

  private Member owner() {
    if (mail.to(EMAIL).isEmpty()) {
      crm.adminApproves(crm.partnerNamed(PARTNER));
    }
    var invitation = mail.await(EMAIL, "");
    var state =
        portal
            .previewActivation(invitation.activationToken())
            .expect(200)
            .json()
            .getString("state");
    return state.equals("open")
        ? portal.activate(invitation, PASSWORD)
        : portal.signIn(EMAIL, PASSWORD);
  }

  private String openForm(Member owner) {
    var form = owner.form();
    return isOpenHere(form) ? form.getString("key") : owner.opensForm(website.address());
  }

  private boolean isOpenHere(JsonObject form) {
    return form.getString("state").equals("open")
        && form.getJsonArray("origins").toString().contains("\"" + website.address() + "\"");
  }

  private void send(Member owner, List<String> lead) {
    var key = "first-day-" + UUID.nameUUIDFromBytes(lead.get(1).getBytes(StandardCharsets.UTF_8));
    var id = Member.idOf(owner.trySubmit(Member.lead(lead.get(0), lead.get(1)), key).expect(201));
    if (!lead.get(2).isEmpty()) {
      crm.statusChanged(crm.leadByPortalId(id).getString("id"), lead.get(2));
      owner.awaitStatus(id, lead.get(2), Duration.ofSeconds(30));
    }
  }
}
