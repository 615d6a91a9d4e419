package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Module;
import zohosandbox.organization.Organization;
import zohosandbox.records.RecordSettings;
import zohosandbox.records.Records;
import zohosandbox.records.UnknownKeys;
import zohosandbox.seed.Generator;
import zohosandbox.seed.Seed;
import zohosandbox.store.Ids;
import zohosandbox.store.Store;

class GeneratorTest {

  private final Store store = Store.inMemory();
  private final Catalogue catalogue = Catalogue.fromClassPath(store);
  private final Generator generator = generator();

  private Generator generator() {
    try {
      Organization organization =
          new Organization(store, "1", "enterprise", Map.of(), Optional.empty());
      Ids ids = new Ids(store);
      Records records =
          new Records(
              store,
              organization,
              ids,
              Clock.systemUTC(),
              RecordSettings.usual(),
              new UnknownKeys(),
              events -> {});
      Seed.read(Optional.empty()).plantIfEmpty(store, catalogue, organization, records);
      return new Generator(store, catalogue, organization, records, ids);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<JsonObject> rows(String module) {
    return List.copyOf(store.rows(Records.table(module)).values());
  }

  @Test
  void plants_as_many_leads_and_partners_as_asked_and_what_the_converted_ones_became() {
    Map<String, Integer> made = generator.plant(1_200, 30);

    assertThat(made).containsEntry("Leads", 1_200).containsEntry("Partners", 30);
    assertThat(made).containsEntry("Contacts", 60).containsEntry("Deals", 60);
    assertThat(rows("Leads")).hasSize(1_208);
  }

  @Test
  void makes_the_same_records_in_every_sandbox_and_goes_on_where_it_stopped() {
    generator.plant(30, 4);
    generator.plant(30, 4);
    var inTwoSteps = rows("Leads").stream().map(row -> row.getString("Full_Name")).toList();
    GeneratorTest other = new GeneratorTest();

    other.generator.plant(0, 4);
    other.generator.plant(60, 4);

    assertThat(other.rows("Leads").stream().map(row -> row.getString("Full_Name")).toList())
        .isEqualTo(inTwoSteps);
  }

  @Test
  void makes_records_that_hang_together() {
    generator.plant(400, 20);

    Map<String, String> partners =
        rows("Partners").stream()
            .collect(
                Collectors.toMap(
                    row -> row.getString("id"), row -> row.getString("Partner_Status", "")));
    Module leads = catalogue.module("Leads");
    for (JsonObject lead : rows("Leads")) {
      assertThat(lead.getString("Created_Time"))
          .isLessThanOrEqualTo(lead.getString("Modified_Time"));
      assertThat(leads.field("Lead_Status").orElseThrow().pickList())
          .contains(lead.getString("Lead_Status"));
      if (lead.containsKey("Partner")) {
        assertThat(partners).containsEntry(lead.getString("Partner"), "Approved");
      }
      if (lead.getBoolean("Converted__s", false)) {
        assertThat(store.find(Records.table("Deals"), lead.getString("Converted_Deal")))
            .isPresent();
      }
    }
    assertThat(rows("Leads").stream().map(row -> row.getString("Lead_Status")).distinct())
        .hasSizeGreaterThan(5);
  }
}
