package partnerportal.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.identity.Matrix;
import partnerportal.identity.Membership;
import partnerportal.identity.MembershipState;
import partnerportal.identity.People;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.LowerCase;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;

/** A team as its people see it: who is in it, and what the reader can do with each. */
@ApplicationScoped
@Transactional
class MemberViews {

  @Inject MemberStore store;
  @Inject People people;
  @Inject OpenLeads openLeads;
  @Inject Clock clock;
  @Inject CurrentUser me;

  /** Where somebody stands, an invitation's age included. */
  @JsonbTypeSerializer(LowerCase.class)
  public enum Standing {
    INVITED,
    EXPIRED,
    ACTIVE,
    DISABLED
  }

  /** What the reader can do with a member now. */
  @JsonbTypeSerializer(LowerCase.class)
  public enum Deed {
    CHANGE,
    DISABLE,
    ENABLE,
    RESEND,
    REVOKE,
    OFFER_OWNERSHIP,
    LEAVE
  }

  /** One member; the counts are of leads still worked on. */
  @Schema(name = "Member")
  public record Member(
      @Schema(required = true) UUID id,
      @Schema(required = true) String name,
      @Schema(required = true) String email,
      @Schema(required = true) Role role,
      @Schema(required = true) Membership.Sees scope,
      @Schema(required = true) Standing state,
      @Schema(required = true) boolean you,
      @Schema(nullable = true) Instant invitedAt,
      @Schema(nullable = true) Instant expiresAt,
      @Schema(nullable = true) Instant lastActiveAt,
      @Schema(required = true) long openLeads,
      @Schema(required = true) List<Deed> can,
      @Schema(required = true) long version) {}

  /**
   * One role: what it can do, how far that reaches, and what it cannot.
   *
   * @param gives the roles it may give to others, and whose holders it may change
   */
  @Schema(name = "RoleSummary")
  public record RoleView(
      @Schema(required = true) Role role,
      @Schema(required = true) boolean yoursToGive,
      @Schema(required = true) List<Role> gives,
      @Schema(required = true) List<Can> can,
      @Schema(required = true) List<Action> cannot) {}

  @Schema(name = "RoleCan")
  public record Can(
      @Schema(required = true) Action action, @Schema(required = true) String reach) {}

  Page<Member> list(Members.By by, Page.Cursor from, int limit) {
    var open = openLeads.byMember(by.scope());
    var rows = store.list(by.scope(), from, limit);
    var page = Page.of(rows, limit, row -> new Page.Cursor(row.createdAt(), row.id()));
    return new Page<>(
        page.items().stream().map(row -> view(by, row, open.getOrDefault(row.id(), 0L))).toList(),
        page.next());
  }

  Member one(Members.By by, UUID id) {
    var row = store.one(by.scope(), id).orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
    return view(by, row, openLeads.byMember(by.scope()).getOrDefault(id, 0L));
  }

  String name(Members.By by, UUID id) {
    return store.one(by.scope(), id).map(MemberStore.Row::name).orElse(null);
  }

  /** The partner's roles out of the matrix the filter asks, as somebody of a role sees them. */
  static List<RoleView> roles(Role reader) {
    var about = Arrays.stream(Action.values()).filter(MemberViews::isOfPartners).toList();
    return Arrays.stream(Role.values())
        .filter(role -> !role.ofOrganization())
        .map(
            role ->
                new RoleView(
                    role,
                    Matrix.gives(reader).contains(role),
                    List.copyOf(Matrix.gives(role)),
                    about.stream()
                        .flatMap(
                            action ->
                                Matrix.reach(action, role).stream()
                                    .map(reach -> new Can(action, reach.word())))
                        .toList(),
                    about.stream().filter(a -> Matrix.reach(a, role).isEmpty()).toList()))
        .toList();
  }

  private static boolean isOfPartners(Action action) {
    return Arrays.stream(Role.values())
        .anyMatch(role -> !role.ofOrganization() && Matrix.reach(action, role).isPresent());
  }

  private Member view(Members.By by, MemberStore.Row row, long open) {
    var standing = standing(row);
    return new Member(
        row.id(),
        row.name(),
        me.sight().email(people.email(row.person(), row.email())),
        row.role(),
        row.sees(),
        standing,
        row.id().equals(by.membership()),
        standing == Standing.ACTIVE || standing == Standing.DISABLED ? null : row.invitedAt(),
        standing == Standing.ACTIVE || standing == Standing.DISABLED ? null : row.expiresAt(),
        row.seenAt(),
        open,
        can(by, row),
        row.version());
  }

  private Standing standing(MemberStore.Row row) {
    if (row.state() != MembershipState.INVITED) return Standing.valueOf(row.state().name());
    var over = row.expiresAt() != null && !clock.instant().isBefore(row.expiresAt());
    return over ? Standing.EXPIRED : Standing.INVITED;
  }

  private static List<Deed> can(Members.By by, MemberStore.Row row) {
    if (by.membership() == null) return List.of();
    var can = new ArrayList<Deed>();
    var you = row.id().equals(by.membership());
    if (by.mayGive(row.role())) {
      can.add(Deed.CHANGE);
      switch (row.state()) {
        case INVITED -> can.addAll(List.of(Deed.RESEND, Deed.REVOKE));
        case DISABLED -> can.add(Deed.ENABLE);
        default -> {
          if (!you) can.add(Deed.DISABLE);
        }
      }
    }
    var heir = row.state() == MembershipState.ACTIVE && row.role() != Role.PARTNER_OWNER;
    if (by.role() == Role.PARTNER_OWNER && heir) can.add(Deed.OFFER_OWNERSHIP);
    if (you) can.add(Deed.LEAVE);
    return can;
  }
}
