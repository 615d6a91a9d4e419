package partnerportal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import partnerportal.rows.Filled.Place;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PostgresSystem;
import partnerportal.systems.Said;

/**
 * The first net cut: every method of the portal's stores is asked with a stranger's scope and a
 * stranger's ids, as if whoever calls it had taken them from the request. The where clauses then
 * ask for exactly what is not theirs, and row-level security is all that is left.
 */
@PlaysIn.OwnWorld(seconds = 15)
class StoresAloneIT {

  /** Their tables are read before an organisation is known; RowSecurityIT has the reasons. */
  private static final Set<String> OUTSIDE =
      Set.of(
          "audit.AuditChainStore",
          "identity.PeopleStore",
          "identity.SessionStore",
          "identity.MailedSecretStore",
          "identity.EmailChangeStore",
          "identity.SecondFactorStore",
          "identity.ThrottleStore",
          "identity.SigningKeyStore",
          "platform.RequestRateStore",
          "crm.ChallengeStore",
          "crm.ConsentStore",
          "team.InvitationStore",
          "team.MemberStore",
          "organization.OrganizationStore");

  /**
   * Of others these read such a table, too: the name of a member, and where a public form belongs.
   */
  private static final Set<String> METHODS_OUTSIDE =
      Set.of("HandOverStore.memberName", "LeadFormStore.place");

  private static final Place OWN = new Place(1, 1);
  private static final Place NEIGHBOUR = new Place(1, 2);
  private static final Place STRANGER = new Place(2, 1);

  /** Who looks after two partners, and not after the neighbour. */
  private static final Tables.Scope SEVERAL =
      Tables.Scope.of(OWN.organizationId(), OWN.id() + "," + new Place(1, 3).id());

  /**
   * Of those that reach somebody when nothing holds them; fewer would say that nothing is asked.
   */
  private static final int AT_LEAST = 30;

  private static Tables tables;

  @BeforeAll
  static void two_organisations_with_three_partners_each() throws SQLException {
    tables = new Tables("rows-stores");
    try (var past = tables.past()) {
      Filled.fill(past);
    }
  }

  @AfterAll
  static void stop() {
    if (tables != null) tables.close();
  }

  @Test
  void no_store_reaches_a_stranger_whatever_it_is_asked() throws Exception {
    var without = new TreeSet<String>();
    var with = new TreeSet<String>();
    var methods = methods();
    try (var owner = tables.as(PostgresSystem.OWNER);
        var partner = tables.portal(Tables.Scope.of(OWN.organizationId(), OWN.id()));
        var several = tables.portal(SEVERAL);
        var organization = tables.portal(Tables.Scope.of(OWN.organizationId()))) {
      owner.setAutoCommit(false);
      for (var method : methods) {
        for (var place : List.of(NEIGHBOUR, STRANGER)) {
          if (reaches(method, owner, null, place)) without.add(name(method));
          var scope = Tables.Scope.of(OWN.organizationId(), OWN.id());
          if (reaches(method, partner, scope, place)) with.add(name(method));
          if (reaches(method, several, SEVERAL, place)) with.add(name(method));
        }
        var scope = Tables.Scope.of(OWN.organizationId());
        if (reaches(method, organization, scope, STRANGER)) with.add(name(method));
      }
    }
    Said.aloud(
        "stores alone: methods="
            + methods.size()
            + " reach_strangers="
            + without.size()
            + " behind_the_net="
            + with.size());
    assertThat(with).isEmpty();
    assertThat(without).hasSizeGreaterThan(AT_LEAST);
  }

  /** All that ask the database something on somebody's behalf. */
  private static List<Method> methods() throws Exception {
    var all = new ArrayList<Method>();
    for (var store : Stores.all())
      if (!OUTSIDE.contains(store))
        for (var method : Class.forName("partnerportal." + store).getDeclaredMethods())
          if (!Modifier.isStatic(method.getModifiers())
              && !Modifier.isPrivate(method.getModifiers())
              && !method.isSynthetic()
              && method.getParameterCount() > 0
              && !METHODS_OUTSIDE.contains(name(method))) all.add(method);
    return all;
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  /** Asked in every way one can pretend; nothing is kept. */
  private static boolean reaches(
      Method method, Connection connection, Tables.Scope told, Place place) throws SQLException {
    var partners = partnerportal.platform.Scope.partner(place.organizationId(), place.id());
    var whole = partnerportal.platform.Scope.organization(place.organizationId());
    for (var scope : List.of(partners, whole))
      for (var early : List.of(true, false)) {
        var arguments = new StrangersArguments(place, scope, early).of(method);
        if (arguments.isEmpty()) return false;
        if (told != null) Tables.tell(connection, told);
        var reached = finds(method, connection, arguments.get(), place);
        connection.rollback();
        if (reached) return true;
      }
    return false;
  }

  /** A row was read when a word of it comes back, be it in a complaint that it is none we know. */
  private static boolean finds(
      Method method, Connection connection, Object[] arguments, Place place) {
    try {
      var answer = new Stores(connection).call(method, arguments);
      return says(answer, place) || changes(method, answer);
    } catch (IllegalArgumentException e) {
      return says(e.getMessage(), place);
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Says how many rows it changed. */
  private static boolean changes(Method method, Object answer) {
    return method.getReturnType() == int.class && (Integer) answer > 0;
  }

  private static boolean says(Object answer, Place place) {
    if (answer == null) return false;
    if (answer instanceof Optional<?> one) return one.isPresent() && says(one.get(), place);
    if (answer instanceof Collection<?> several)
      return several.stream().anyMatch(one -> says(one, place));
    if (answer instanceof Map<?, ?> map)
      return says(map.keySet(), place) || says(map.values(), place);
    if (answer instanceof byte[] bytes)
      return says(new String(bytes, StandardCharsets.UTF_8), place);
    if (answer instanceof Record) return components(answer).anyMatch(one -> says(one, place));
    return answer.toString().contains(place.text()) || answer.toString().contains(place.id() + "");
  }

  private static java.util.stream.Stream<Object> components(Object answer) {
    return Arrays.stream(answer.getClass().getRecordComponents())
        .map(
            component -> {
              try {
                component.getAccessor().setAccessible(true);
                return component.getAccessor().invoke(answer);
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
              }
            })
        .filter(java.util.Objects::nonNull);
  }
}
