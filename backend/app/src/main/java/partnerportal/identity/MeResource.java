package partnerportal.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.organization.CrmState;
import partnerportal.organization.Organizations;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;

/** Who the caller is, where, and what they may do there. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

  @Inject CurrentUser me;
  @Inject People people;
  @Inject Organizations organizations;
  @Inject PartnerViews views;
  @Inject Sessions sessions;
  @Inject JsonWebToken token;
  @Inject Clock clock;

  @GET
  @Access(Action.SEE_ONESELF)
  @Operation(summary = "The caller: person, role, partner, organisation, and what they may do.")
  public Me me() {
    var who = me.identity();
    var around = people.around(who.organization(), who.partner());
    var organization = organizations.one(who.organization());
    var crm = new Crm(organization.crmState(clock.instant()), organization.crmHeardAt());
    var can = Matrix.can(who.role());
    var home = new OrganizationView(who.organization(), organization.name());
    if (who.viewing()) return viewed(who, around, home, crm);
    if (who.membership() == null) {
      var person = new SessionView.PersonView(token.getSubject(), who.name(), token.getName());
      return new Me(person, who.role(), null, null, home, crm, can, List.of(), null, null);
    }
    var membership = people.membership(who.membership());
    var person = people.person(who.person());
    var view = SessionView.of(membership, person, people.email(person));
    return new Me(
        view.person(),
        who.role(),
        view.membership(),
        partner(who, around),
        home,
        crm,
        can,
        elsewhere(who),
        null,
        sessions
            .standing(who.session())
            .map(SessionStore.Standing::secondStepBy)
            .map(by -> new SecondStepView(by, !clock.instant().isBefore(by)))
            .orElse(null));
  }

  /** Somebody of the organisation looks at the partner's portal. */
  private Me viewed(
      CurrentUser.Identity who, PeopleStore.Around around, OrganizationView home, Crm crm) {
    var view = views.of(who);
    return new Me(
        new SessionView.PersonView(token.getSubject(), who.name(), null),
        who.role(),
        null,
        partner(who, around),
        home,
        crm,
        Matrix.shows(),
        List.of(),
        new LookView(view.id(), view.viewer(), view.reason(), view.endsAt()),
        null);
  }

  private static PartnerView partner(CurrentUser.Identity who, PeopleStore.Around around) {
    return new PartnerView(
        who.partner(),
        around.partner(),
        around.partnerState().toLowerCase(java.util.Locale.ROOT),
        around.logo());
  }

  /** All memberships of the person, this one included; each name is read within its own partner. */
  private List<MyMembership> elsewhere(CurrentUser.Identity who) {
    return people.memberships(who.person()).stream()
        .map(
            m -> {
              var around =
                  Tenancy.within(
                      Scope.partner(m.organization(), m.partner()),
                      () -> people.around(m.organization(), m.partner()));
              return new MyMembership(
                  m.id(),
                  m.role(),
                  around.partner(),
                  around.organization(),
                  m.id().equals(who.membership()));
            })
        .toList();
  }

  public record MyMembership(
      @Schema(required = true) UUID id,
      @Schema(required = true) Role role,
      @Schema(required = true) String partner,
      @Schema(required = true) String organization,
      @Schema(required = true) boolean current) {}

  public record Me(
      @Schema(required = true) SessionView.PersonView person,
      @Schema(required = true) Role role,
      @Schema(nullable = true) SessionView.MembershipView membership,
      @Schema(nullable = true) PartnerView partner,
      @Schema(required = true) OrganizationView organization,
      @Schema(required = true) Crm crm,
      @Schema(required = true) List<Action> can,
      @Schema(required = true) List<MyMembership> memberships,
      @Schema(nullable = true) LookView view,
      @Schema(nullable = true) SecondStepView secondStep) {}

  /**
   * The organisation demands a second step at sign-in, and there is none.
   *
   * @param due whether nothing else goes on before it is set up
   */
  @Schema(name = "SecondStepDemanded")
  public record SecondStepView(
      @Schema(required = true) Instant by, @Schema(required = true) boolean due) {}

  /** That this is a look at a partner's portal: whose, why, and until when. */
  @Schema(name = "MyView")
  public record LookView(
      @Schema(required = true) UUID id,
      @Schema(required = true) String by,
      @Schema(required = true) String reason,
      @Schema(required = true) Instant endsAt) {}

  /**
   * @param logo another text when it is another logo; null when there is none
   */
  @Schema(name = "MyPartner")
  public record PartnerView(
      @Schema(required = true) UUID id,
      @Schema(required = true) String name,
      @Schema(required = true) String state,
      @Schema(nullable = true) String logo) {}

  @Schema(name = "MyOrganization")
  public record OrganizationView(
      @Schema(required = true) UUID id, @Schema(required = true) String name) {}

  @Schema(name = "CrmFreshness")
  public record Crm(
      @Schema(required = true) CrmState state, @Schema(nullable = true) Instant asOf) {}
}
