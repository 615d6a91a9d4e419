package partnerportal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import partnerportal.platform.Action;
import partnerportal.platform.Role;
import partnerportal.platform.Sight;

class MatrixTest {

  @Test
  void every_action_but_the_open_ones_is_allowed_to_somebody() {
    var closed =
        Arrays.stream(Action.values())
            .filter(action -> action != Action.PUBLIC && action != Action.SESSION);

    assertThat(closed)
        .allMatch(
            action ->
                Arrays.stream(Role.values())
                    .anyMatch(role -> Matrix.reach(action, role).isPresent()));
  }

  @Test
  void nobody_of_a_partner_reaches_the_organisation() {
    for (var action : Action.values()) {
      for (var role : Role.values()) {
        if (role.ofOrganization()) continue;
        assertThat(Matrix.reach(action, role))
            .as(action + " as " + role)
            .isNotIn(
                java.util.Optional.of(Reach.ORGANISATION),
                java.util.Optional.of(Reach.ORGANISATION_MASKED));
      }
    }
  }

  @Test
  void a_manager_of_the_crm_sees_contact_data_of_the_partners_they_look_after_only() {
    for (var action : Action.values()) {
      var reach = Matrix.reach(action, Role.CRM_MANAGER).orElse(null);
      if (reach == Reach.ORGANISATION)
        assertThat(action).as("tells of no partner").isEqualTo(Action.SEE_SETTINGS);
    }
    for (var theirs :
        List.of(
            Action.SEE_PARTNERS,
            Action.SEE_ORGANIZATION_LEADS,
            Action.SEE_RECORD_SYNC,
            Action.SYNC_RECORD,
            Action.VIEW_AS_PARTNER,
            Action.FOLLOW_LIVE))
      assertThat(Matrix.reach(theirs, Role.CRM_MANAGER)).contains(Reach.ASSIGNED);
  }

  @Test
  void a_member_edits_own_leads_and_who_leads_the_partner_all_of_them() {
    assertThat(Matrix.reach(Action.EDIT_LEAD, Role.PARTNER_MEMBER)).contains(Reach.OWN);
    assertThat(Matrix.reach(Action.EDIT_LEAD, Role.PARTNER_OWNER)).contains(Reach.PARTNER);
    assertThat(Matrix.reach(Action.EDIT_LEAD, Role.PARTNER_MANAGER)).contains(Reach.PARTNER);
  }

  @Test
  void who_only_looks_cannot_bring_leads() {
    assertThat(Matrix.reach(Action.EDIT_LEAD, Role.PARTNER_VIEWER)).isEmpty();
    assertThat(Matrix.reach(Action.CREATE_LEAD, Role.PARTNER_VIEWER)).isEmpty();
    assertThat(Matrix.reach(Action.CREATE_LEAD, Role.CRM_VIEWER)).isEmpty();
  }

  @Test
  void who_only_looks_sees_contact_data_masked() {
    for (var viewer : List.of(Role.PARTNER_VIEWER, Role.CRM_VIEWER))
      for (var action :
          List.of(
              Action.SEE_LEADS,
              Action.SEE_ORGANIZATION_LEADS,
              Action.SEE_PARTNERS,
              Action.SEE_SYNC))
        Matrix.reach(action, viewer)
            .ifPresent(
                reach ->
                    assertThat(reach.sight()).as(viewer + " " + action).isEqualTo(Sight.MASKED));
    assertThat(Matrix.reach(Action.SEE_LEADS, Role.PARTNER_VIEWER)).isPresent();
    assertThat(Matrix.reach(Action.SEE_LEADS, Role.PARTNER_MEMBER).orElseThrow().sight())
        .isEqualTo(Sight.PLAIN);
  }

  @Test
  void who_sees_contact_data_masked_takes_none_away() {
    for (var role : Role.values())
      Matrix.reach(Action.EXPORT_LEADS, role)
          .ifPresent(
              reach -> {
                assertThat(reach.sight()).as(role.name()).isEqualTo(Sight.PLAIN);
                assertThat(reach).isEqualTo(Matrix.reach(Action.SEE_LEADS, role).orElseThrow());
              });
    assertThat(Matrix.reach(Action.EXPORT_LEADS, Role.PARTNER_VIEWER)).isEmpty();
    assertThat(Matrix.viewed(Action.EXPORT_LEADS)).isEmpty();
  }

  @Test
  void nobody_gives_a_role_above_their_own_or_of_the_organisation() {
    for (var giver : Role.values()) {
      assertThat(Matrix.gives(giver)).noneMatch(Role::ofOrganization);
      if (Matrix.reach(Action.INVITE_MEMBER, giver).isEmpty())
        assertThat(Matrix.gives(giver)).as(giver + " invites nobody").isEmpty();
    }
    assertThat(Matrix.gives(Role.PARTNER_MANAGER))
        .containsExactlyInAnyOrder(Role.PARTNER_MEMBER, Role.PARTNER_VIEWER);
  }
}
