package partnerportal.identity;

import static partnerportal.identity.Reach.ASSIGNED;
import static partnerportal.identity.Reach.GRANTED;
import static partnerportal.identity.Reach.ORGANISATION;
import static partnerportal.identity.Reach.ORGANISATION_MASKED;
import static partnerportal.identity.Reach.OWN;
import static partnerportal.identity.Reach.PARTNER;
import static partnerportal.identity.Reach.PARTNER_MASKED;
import static partnerportal.platform.Role.CRM_ADMIN;
import static partnerportal.platform.Role.CRM_MANAGER;
import static partnerportal.platform.Role.CRM_VIEWER;
import static partnerportal.platform.Role.PARTNER_MANAGER;
import static partnerportal.platform.Role.PARTNER_MEMBER;
import static partnerportal.platform.Role.PARTNER_OWNER;
import static partnerportal.platform.Role.PARTNER_VIEWER;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import partnerportal.organization.SecondStepOf;
import partnerportal.platform.Action;
import partnerportal.platform.Role;

/**
 * Who may do what, and how far it reaches; deny by default. The one place: the filter, the queries'
 * scope, the API description and what {@code /me} says one can do all read it.
 */
public final class Matrix {

  private static final Map<Action, Map<Role, Reach>> ALLOWED = new EnumMap<>(Action.class);

  static {
    allow(Action.SEE_ONESELF, everybody(OWN));
    allow(Action.SEE_OWN_SESSIONS, partners(OWN));
    allow(Action.END_OWN_SESSIONS, partners(OWN));
    allow(Action.SECURE_ONESELF, partners(OWN));
    allow(Action.SET_UP_SECOND_STEP, partners(OWN));
    allow(Action.SEE_TEAM, Map.of(PARTNER_OWNER, PARTNER, PARTNER_MANAGER, PARTNER));
    allow(Action.INVITE_MEMBER, Map.of(PARTNER_OWNER, PARTNER, PARTNER_MANAGER, PARTNER));
    allow(Action.CHANGE_MEMBER, Map.of(PARTNER_OWNER, PARTNER, PARTNER_MANAGER, PARTNER));
    allow(Action.TRANSFER_OWNERSHIP, Map.of(PARTNER_OWNER, PARTNER));
    allow(Action.TAKE_OWNERSHIP, partners(OWN));
    allow(Action.LEAVE_TEAM, partners(OWN));
    allow(
        Action.FOLLOW_LIVE,
        Map.of(
            CRM_ADMIN, ORGANISATION,
            CRM_MANAGER, ASSIGNED,
            CRM_VIEWER, ORGANISATION,
            PARTNER_OWNER, PARTNER,
            PARTNER_MANAGER, PARTNER,
            PARTNER_MEMBER, PARTNER,
            PARTNER_VIEWER, PARTNER));
    allow(
        Action.SEE_LEADS,
        Map.of(
            PARTNER_OWNER,
            PARTNER,
            PARTNER_MANAGER,
            PARTNER,
            PARTNER_MEMBER,
            GRANTED,
            PARTNER_VIEWER,
            PARTNER_MASKED));
    allow(
        Action.CREATE_LEAD,
        Map.of(PARTNER_OWNER, PARTNER, PARTNER_MANAGER, PARTNER, PARTNER_MEMBER, OWN));
    allow(
        Action.EDIT_LEAD,
        Map.of(PARTNER_OWNER, PARTNER, PARTNER_MANAGER, PARTNER, PARTNER_MEMBER, OWN));
    allow(
        Action.EXPORT_LEADS,
        Map.of(PARTNER_OWNER, PARTNER, PARTNER_MANAGER, PARTNER, PARTNER_MEMBER, GRANTED));
    allow(Action.SEE_SECURITY_LOG, Map.of(PARTNER_OWNER, PARTNER, PARTNER_MANAGER, OWN));
    allow(Action.SEE_FORMS, Map.of(PARTNER_OWNER, PARTNER, PARTNER_MANAGER, PARTNER));
    allow(Action.EDIT_FORMS, Map.of(PARTNER_OWNER, PARTNER));
    allow(Action.SEE_LOGO, partners(PARTNER));
    allow(Action.CHANGE_LOGO, Map.of(PARTNER_OWNER, PARTNER));
    allow(Action.SEE_PARTNERS, managersTheirOwn());
    allow(Action.SEE_ORGANIZATION_LEADS, managersTheirOwn());
    allow(Action.SEE_RECORD_SYNC, managersTheirOwn());
    allow(Action.SYNC_RECORD, Map.of(CRM_ADMIN, ORGANISATION, CRM_MANAGER, ASSIGNED));
    // the whole queue, but of partners that are not theirs no contact data
    allow(
        Action.SEE_SYNC,
        Map.of(
            CRM_ADMIN,
            ORGANISATION,
            CRM_MANAGER,
            ORGANISATION_MASKED,
            CRM_VIEWER,
            ORGANISATION_MASKED));
    allow(
        Action.SEE_SETTINGS,
        Map.of(CRM_ADMIN, ORGANISATION, CRM_MANAGER, ORGANISATION, CRM_VIEWER, ORGANISATION));
    allow(Action.CHANGE_SETTINGS, Map.of(CRM_ADMIN, ORGANISATION));
    allow(Action.VIEW_AS_PARTNER, Map.of(CRM_ADMIN, ORGANISATION, CRM_MANAGER, ASSIGNED));
    allow(Action.ACT_ON_SYNC, Map.of(CRM_ADMIN, ORGANISATION));
  }

  /** What a look at a partner's portal may read; nothing that is a person's own. */
  private static final Set<Action> VIEWED =
      EnumSet.of(
          Action.SEE_ONESELF,
          Action.FOLLOW_LIVE,
          Action.SEE_TEAM,
          Action.SEE_LEADS,
          Action.SEE_FORMS,
          Action.SEE_LOGO);

  /** What is left to somebody whose second step is demanded and missing. */
  private static final Set<Action> ON_THE_WAY =
      EnumSet.of(Action.SEE_ONESELF, Action.SET_UP_SECOND_STEP);

  private Matrix() {}

  /** Whether a demand is one of this role. */
  static boolean demandsSecondStep(SecondStepOf of, Role role) {
    return switch (of) {
      case NOBODY -> false;
      case OWNERS -> role == PARTNER_OWNER;
      case OWNERS_AND_MANAGERS -> role == PARTNER_OWNER || role == PARTNER_MANAGER;
      case EVERYBODY -> !role.ofOrganization();
    };
  }

  /** Whether it may be done before a demanded second step is there. */
  static boolean withoutSecondStep(Action action) {
    return ON_THE_WAY.contains(action);
  }

  /**
   * How far an action reaches in a session as it stands now; empty when it may not be done in it.
   */
  static Optional<Reach> reach(Action action, SessionStore.Standing now) {
    return now.viewing() ? viewed(action) : reach(action, now.role());
  }

  /** How far a look at a partner's portal reaches: as far as the partner's owner. */
  static Optional<Reach> viewed(Action action) {
    return VIEWED.contains(action) ? reach(action, PARTNER_OWNER) : Optional.empty();
  }

  /** All that a look at a partner's portal shows. */
  static List<Action> shows() {
    return List.copyOf(VIEWED);
  }

  /** How far an action reaches for a role; empty when the role may not do it at all. */
  public static Optional<Reach> reach(Action action, Role role) {
    return Optional.ofNullable(ALLOWED.getOrDefault(action, Map.of()).get(role));
  }

  /**
   * The roles of a partner somebody may give, and whose holders they may change: owners all,
   * managers those below.
   */
  public static Set<Role> gives(Role giver) {
    return switch (giver) {
      case PARTNER_OWNER ->
          EnumSet.of(PARTNER_OWNER, PARTNER_MANAGER, PARTNER_MEMBER, PARTNER_VIEWER);
      case PARTNER_MANAGER -> EnumSet.of(PARTNER_MEMBER, PARTNER_VIEWER);
      default -> EnumSet.noneOf(Role.class);
    };
  }

  /** All that a role may do, in the order of {@link Action}. */
  public static List<Action> can(Role role) {
    return Arrays.stream(Action.values())
        .filter(action -> reach(action, role).isPresent())
        .toList();
  }

  private static void allow(Action action, Map<Role, Reach> roles) {
    ALLOWED.put(action, new EnumMap<>(roles));
  }

  /** What administrators do of all partners, managers of theirs; who only reads sees it masked. */
  private static Map<Role, Reach> managersTheirOwn() {
    return Map.of(CRM_ADMIN, ORGANISATION, CRM_MANAGER, ASSIGNED, CRM_VIEWER, ORGANISATION_MASKED);
  }

  private static Map<Role, Reach> partners(Reach reach) {
    var all = everybody(reach);
    all.keySet().removeIf(Role::ofOrganization);
    return all;
  }

  private static Map<Role, Reach> everybody(Reach reach) {
    var all = new EnumMap<Role, Reach>(Role.class);
    for (var role : Role.values()) all.put(role, reach);
    return all;
  }
}
