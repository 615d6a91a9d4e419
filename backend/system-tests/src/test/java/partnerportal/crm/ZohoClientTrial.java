package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import partnerportal.crm.ZohoFailures.Deed;
import partnerportal.crm.ZohoFailures.Failure;
import partnerportal.lead.MirroredField;
import partnerportal.organization.Organizations;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;

/** Lets the client meet a failure, for an organisation that has met nothing yet. */
@ApplicationScoped
class ZohoClientTrial {

  @Inject Organizations organizations;
  @Inject CrmConnectionStore connections;
  @Inject ZohoPeople people;
  @Inject ZohoReading reading;
  @Inject Zoho zoho;
  @Inject CreditLedger ledger;

  private final AtomicInteger made = new AtomicInteger();

  /** An organisation whose CRM is at an address. */
  UUID organization(String address) {
    var number = made.incrementAndGet();
    var id =
        organizations
            .connect("Trial " + number, "partners-custom", Map.of(Role.CRM_ADMIN, List.of("A")))
            .id();
    within(
        id,
        () -> {
          connections.credentials(id, address, "client", "secret", "refresh " + number);
          return null;
        });
    return id;
  }

  /** Who the connection belongs to. */
  ZohoPeople.User ourselves(UUID organization) {
    return people.ourselves(organization);
  }

  /**
   * What the client did, in the words of the table.
   *
   * @return null when it did what it should
   */
  String difference(ScriptedZoho crm, Failure failure) {
    crm.begin();
    crm.tokens(failure.tokens());
    crm.calls(failure.answers());
    var organization = organization(crm.address());

    var action = within(organization, () -> learned(organization, failure.deed()));

    var left = within(organization, () -> ledger.left(organization));
    if (left.isPresent()) action += ", " + left.getAsLong() + " left";
    var spent = within(organization, () -> ledger.spent(organization));
    var met =
        new Failure(
            failure.name(),
            failure.deed(),
            failure.tokens(),
            failure.answers(),
            action,
            crm.refreshes(),
            crm.asked(),
            spent);
    if (crm.wasAsked("/elsewhere")) return failure.name() + ": the token travelled elsewhere";
    return met.equals(failure) ? null : told(failure) + "\n  but was " + told(met);
  }

  private static String told(Failure failure) {
    return "%s: %s, %d refreshes, %d calls, %d credits"
        .formatted(
            failure.name(),
            failure.action(),
            failure.refreshes(),
            failure.calls(),
            failure.credits());
  }

  private String learned(UUID organization, Deed deed) {
    try {
      return done(organization, deed);
    } catch (CrmFailure.Silent e) {
      return e.perhapsDone() ? "Silent, perhaps done" : "Silent";
    } catch (CrmFailure.Refused e) {
      return "Refused " + e.answer();
    } catch (CrmFailure e) {
      return e.getClass().getSimpleName();
    }
  }

  private String done(UUID organization, Deed deed) {
    switch (deed) {
      case READ -> people.ourselves(organization);
      case QUERY -> reading.partnersAfter(organization, Instant.EPOCH, null);
      case DELETED -> reading.deletedSince(organization, RecordKind.LEAD, Instant.EPOCH);
      case LIST -> reading.convertedSince(organization, Instant.EPOCH);
      case CREATE -> {
        return outcome(zoho.create(organization, leads(1), soon()));
      }
      case CHANGE -> {
        var edit = new LeadEdit(UUID.randomUUID(), "62", Map.of(MirroredField.COMPANY, "Acme"));
        return outcome(zoho.update(organization, List.of(edit), Instant.EPOCH, soon()));
      }
      case CREATE_LATE -> {
        var over = Deadline.in(Duration.ofNanos(-1), Clock.systemUTC());
        return outcome(zoho.create(organization, leads(1), over));
      }
      case CREATE_ELEVEN -> {
        return outcome(zoho.create(organization, leads(11), soon()));
      }
    }
    return "done";
  }

  private static String outcome(List<Outcome> outcomes) {
    var words =
        outcomes.stream()
            .map(one -> one.answer() + (one.perhapsDone() ? ", perhaps done" : ""))
            .distinct()
            .toList();
    return String.join(" and ", words);
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());
  }

  static List<LeadContent> leads(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new LeadContent(
                    UUID.randomUUID(),
                    "6200000000900",
                    Map.of(
                        MirroredField.FIRST_NAME, "Ann",
                        MirroredField.LAST_NAME, "Dee",
                        MirroredField.COMPANY, "Acme",
                        MirroredField.EMAIL, "ann@acme.example"),
                    "Ines"))
        .toList();
  }

  static <T> T within(UUID organization, Supplier<T> work) {
    return Tenancy.within(Scope.organization(organization), work);
  }
}
