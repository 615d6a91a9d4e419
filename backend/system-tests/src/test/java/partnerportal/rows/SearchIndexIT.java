package partnerportal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import partnerportal.rows.Tables.Scope;
import partnerportal.systems.PlaysIn;

/** Leads are found by what people type, within the scope, by an index. */
@PlaysIn.OwnWorld(seconds = 8)
class SearchIndexIT {

  private static final UUID ACME = UUID.randomUUID();
  private static final UUID BOREALIS = UUID.randomUUID();
  private static final UUID NORTHWIND = UUID.randomUUID();
  private static final UUID EASTGATE = UUID.randomUUID();
  private static final UUID STRANGER = UUID.randomUUID();
  private static final UUID INES = UUID.randomUUID();

  /** Enough that reading all of them is not the quicker way. */
  private static final int CROWD = 40_000;

  private static Tables tables;

  @BeforeAll
  static void leads_of_three_partners_in_two_organisations() throws SQLException {
    tables = new Tables("rows-search");
    try (var past = tables.past()) {
      Tables.withoutReferences(past);
      lead(past, ACME, NORTHWIND, "Maren", "Holt", "Oakmere Foods", 1);
      lead(past, ACME, NORTHWIND, "Otto", "Lensing", "Brackwater 100% Marine", 2);
      lead(past, ACME, EASTGATE, "Édith", "Oakley", "Under_score Ltd", 3);
      lead(past, BOREALIS, STRANGER, "Oakham", "Oak", "Oakmere Foods", 4);
      Tables.update(
          past,
          "insert into lead (id, organization, partner, number, channel, first_name, last_name, company, lifecycle,"
              + " sync_state, submitted_at, changed_at, version) select gen_random_uuid(), '"
              + ACME
              + "', '"
              + EASTGATE
              + "', 'EG-' || n, 'PORTAL', 'Crowd', md5(n::text), 'Crowd ' || md5(n || 'c'), 'IN_CRM', 'CLEAN', now(),"
              + " now() - interval '1 year', 1 from generate_series(1, "
              + CROWD
              + ") n");
      Tables.update(past, "vacuum analyze lead, lead_words");
    }
  }

  private static void lead(
      Connection past,
      UUID organization,
      UUID partner,
      String first,
      String last,
      String company,
      int n)
      throws SQLException {
    Tables.update(
        past,
        ("insert into lead (id, organization, partner, owner, number, channel, first_name, last_name, company,"
                + " email_index, phone_index, lifecycle, sync_state, submitted_at, changed_at, version)"
                + " values ('%s', '%s', '%s', %s, 'NR-000%d', 'PORTAL', '%s', '%s', '%s', '\\x0%d', '\\x1%d',"
                + " 'IN_CRM', 'CLEAN', now(), now() - interval '%d minutes', 1)")
            .formatted(
                id(n),
                organization,
                partner,
                n == 1 ? "'" + INES + "'" : "null",
                n,
                first,
                last,
                company,
                n,
                n,
                n));
  }

  private static UUID id(int n) {
    return new UUID(7, n);
  }

  @AfterAll
  static void stop() {
    if (tables != null) tables.close();
  }

  @Test
  void a_part_of_a_name_or_company_is_enough_whatever_its_case() throws SQLException {
    assertThat(found(Scope.of(ACME), "oak")).containsExactly(1, 3);
    assertThat(found(Scope.of(ACME), "MERE")).containsExactly(1);
    assertThat(found(Scope.of(ACME), "Maren")).containsExactly(1);
    assertThat(found(Scope.of(ACME), "nr-0002")).containsExactly(2);
    assertThat(found(Scope.of(ACME), "ÉDITH")).containsExactly(3);
  }

  @Test
  void all_words_have_to_be_there_in_whatever_order() throws SQLException {
    assertThat(found(Scope.of(ACME), "foods", "maren")).containsExactly(1);
    assertThat(found(Scope.of(ACME), "foods", "otto")).isEmpty();
  }

  @Test
  void one_or_two_characters_are_the_beginning_of_a_word() throws SQLException {
    assertThat(found(Scope.of(ACME, NORTHWIND), "l")).containsExactly(2);
    assertThat(found(Scope.of(ACME, NORTHWIND), "fo")).containsExactly(1);
    assertThat(found(Scope.of(ACME, NORTHWIND), "od")).isEmpty();
  }

  @Test
  void signs_that_like_knows_mean_themselves() throws SQLException {
    assertThat(found(Scope.of(ACME), "%")).isEmpty();
    assertThat(found(Scope.of(ACME), "0%")).isEmpty();
    assertThat(found(Scope.of(ACME), "100%")).containsExactly(2);
    assertThat(found(Scope.of(ACME), "r_s")).containsExactly(3);
    assertThat(found(Scope.of(ACME), "r%s")).isEmpty();
    assertThat(found(Scope.of(ACME), "\\")).isEmpty();
    assertThat(found(Scope.of(ACME), "---", "oak")).containsExactly(1, 3);
    assertThat(found(Scope.of(ACME), "'; drop table lead; --")).isEmpty();
  }

  @Test
  void contact_data_is_found_as_a_whole() throws SQLException {
    try (var portal = tables.portal(Scope.of(ACME))) {
      assertThat(found(portal, "'{}'", "array['\\x01'::bytea]", "null", "null", "null"))
          .containsExactly(1);
      assertThat(found(portal, "'{}'", "null", "array['\\xff'::bytea, '\\x12']", "null", "null"))
          .containsExactly(2);
      assertThat(found(portal, "'{otto}'", "null", "array['\\x11'::bytea]", "null", "null"))
          .containsExactly(1, 2);
      assertThat(found(portal, "'{}'", "null", "null", "null", "null")).isEmpty();
      assertThat(
              found(
                  portal, "'{}'", "array['\\x04'::bytea]", "array['\\x14'::bytea]", "null", "null"))
          .isEmpty();
    }
  }

  @Test
  void the_scope_of_the_transaction_decides_whatever_is_asked_for() throws SQLException {
    assertThat(found(Scope.NOBODY, "oak")).isEmpty();
    assertThat(found(new Scope("", "*"), "oak")).isEmpty();
    assertThat(found(new Scope(ACME.toString(), ""), "oak")).isEmpty();
    assertThat(found(Scope.of(ACME, NORTHWIND), "oak")).containsExactly(1);
    assertThat(found(Scope.of(ACME, STRANGER), "oak")).isEmpty();
    assertThat(found(Scope.of(BOREALIS), "oak")).containsExactly(4);
    assertThat(found(Scope.of(ACME, EASTGATE + "," + STRANGER), "oak")).containsExactly(3);
    assertThat(found(Scope.of(ACME, NORTHWIND + "," + EASTGATE), "oak")).containsExactly(1, 3);
    try (var portal = tables.portal(Scope.of(ACME, NORTHWIND))) {
      assertThat(found(portal, "'{oak}'", "null", "null", "'" + EASTGATE + "'", "null")).isEmpty();
    }
    try (var portal = tables.portal(Scope.of(ACME))) {
      assertThat(found(portal, "'{oak}'", "null", "null", "'" + EASTGATE + "'", "null"))
          .containsExactly(3);
      assertThat(found(portal, "'{oak}'", "null", "null", "'" + STRANGER + "'", "null")).isEmpty();
      assertThat(found(portal, "'{a}'", "null", "null", "null", "'" + INES + "'")).isEmpty();
      assertThat(found(portal, "'{oak}'", "null", "null", "null", "'" + INES + "'"))
          .containsExactly(1);
    }
  }

  @Test
  void a_table_of_the_same_name_is_not_taken_for_the_leads() throws SQLException {
    try (var portal = tables.portal(Scope.of(ACME))) {
      Tables.update(portal, "create temporary table lead (id uuid)");
      Tables.update(portal, "create temporary table lead_words (lead uuid)");

      assertThat(found(portal, "'{oak}'", "null", "null", "null", "null")).containsExactly(1, 3);
    }
  }

  @Test
  void a_word_is_found_by_the_index_for_words() throws SQLException {
    for (var word : List.of("brackwater", "nobody has this", "br")) {
      var before = looks("lead_by_words");
      found(Scope.of(ACME), word);
      assertThat(looks("lead_by_words")).as(word).isGreaterThan(before);
    }
    var before = looks("lead_by_words");
    try (var portal = tables.portal(Scope.of(ACME))) {
      Tables.ask(portal, "select lead from lead_words where words like '%brackwater%'");
    }
    assertThat(looks("lead_by_words")).as("under row-level security").isEqualTo(before);
  }

  @Test
  void a_lead_is_found_by_what_it_is_called_now() throws SQLException {
    try (var portal = tables.portal(Scope.of(ACME))) {
      Tables.update(portal, "update lead set company = 'Zephyrine' where id = '" + id(1) + "'");
      Tables.update(portal, "update lead set changed_at = now() where id = '" + id(1) + "'");

      assertThat(found(portal, "'{zephyr}'", "null", "null", "null", "null")).containsExactly(1);
      assertThat(found(portal, "'{oakmere}'", "null", "null", "null", "null")).isEmpty();
    }
  }

  @Test
  void a_lead_that_changes_its_partner_takes_its_words_along() throws SQLException {
    try (var portal = tables.portal(Scope.of(ACME))) {
      Tables.update(
          portal, "update lead set partner = '" + EASTGATE + "' where id = '" + id(2) + "'");
      Tables.tell(portal, Scope.of(ACME, EASTGATE));

      assertThat(found(portal, "'{brackwater}'", "null", "null", "null", "null"))
          .containsExactly(2);
      assertThat(Tables.ask(portal, "select lead from lead_words where words like '%brackwater%'"))
          .containsExactly(id(2).toString());
    }
  }

  @Test
  void words_are_written_only_when_one_of_them_changes() throws SQLException {
    try (var past = tables.past()) {
      past.setAutoCommit(false);
      var before = Tables.ask(past, "select ctid from lead_words where lead = '" + id(1) + "'");
      Tables.update(
          past,
          "update lead set crm_id = '77', changed_at = now(), sync_state = 'CLEAN' where id = '"
              + id(1)
              + "'");
      assertThat(Tables.ask(past, "select ctid from lead_words where lead = '" + id(1) + "'"))
          .isEqualTo(before)
          .hasSize(1);

      past.rollback();
    }
  }

  @Test
  void a_phone_number_and_an_address_are_found_by_theirs() throws SQLException {
    var phones = looks("lead_by_phone");
    var addresses = looks("lead_organization_email_index_idx");
    try (var portal = tables.portal(Scope.of(ACME))) {
      found(portal, "'{}'", "null", "array['\\x11'::bytea]", "null", "null");
      found(portal, "'{}'", "array['\\x01'::bytea]", "null", "null", "null");
    }
    assertThat(looks("lead_by_phone")).isGreaterThan(phones);
    assertThat(looks("lead_organization_email_index_idx")).isGreaterThan(addresses);
  }

  /** How often an index was looked into so far. */
  private static long looks(String index) throws SQLException {
    try (var past = tables.past()) {
      return Long.parseLong(
          Tables.ask(
                  past,
                  "select idx_scan from pg_stat_user_indexes where indexrelname = '" + index + "'")
              .get(0));
    }
  }

  private static List<Integer> found(Scope scope, String... words) throws SQLException {
    try (var portal = tables.portal(scope)) {
      var array = new ArrayList<String>();
      for (var word : words) array.add("'" + word.replace("'", "''") + "'");
      return found(
          portal, "array[" + String.join(",", array) + "]::text[]", "null", "null", "null", "null");
    }
  }

  private static List<Integer> found(
      Connection portal, String words, String email, String phones, String partner, String owner)
      throws SQLException {
    var search =
        "select id from search_leads(%s, %s, %s, %s, %s, 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 51) as lead(id)"
            .formatted(words, email, phones, partner, owner);
    var found = Tables.ask(portal, search).stream().map(UUID::fromString).toList();
    // what was looked into is told when the connection is closed
    Tables.ask(portal, "select pg_stat_force_next_flush()");
    return found.stream().map(id -> (int) id.getLeastSignificantBits()).toList();
  }
}
