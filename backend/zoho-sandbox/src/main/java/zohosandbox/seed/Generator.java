package zohosandbox.seed;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import zohosandbox.metadata.Catalogue;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;
import zohosandbox.records.Records;
import zohosandbox.store.Changes;
import zohosandbox.store.Ids;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;

/**
 * Makes up leads and partners, any number of them and always the same: the hundredth lead of a
 * sandbox has the same name, status and times everywhere. Leads are spread over the approved
 * partners; one in twenty is converted and has a contact, an account and a deal.
 */
public final class Generator {

  private static final String TABLE = "sandbox.counters";
  private static final String KEY = "generated";
  private static final int CHUNK = 1_000;
  private static final int ONE_IN_CONVERTED = 20;

  private final Store store;
  private final Catalogue catalogue;
  private final Organization organization;
  private final Records records;
  private final Ids ids;

  public Generator(
      Store store, Catalogue catalogue, Organization organization, Records records, Ids ids) {
    this.store = store;
    this.catalogue = catalogue;
    this.organization = organization;
    this.records = records;
    this.ids = ids;
  }

  /**
   * Plants so many leads and partners behind those that were made up before; nobody is notified.
   *
   * @return how many records of each module were made
   */
  public Map<String, Integer> plant(int leads, int partners) {
    Map<String, Integer> made = new LinkedHashMap<>();
    List<String> owners = organization.users().stream().filter(User::active).map(User::id).toList();
    int partnersBefore = counter("partners");
    for (int done = 0; done < partners; done += CHUNK) {
      int from = partnersBefore + done;
      int to = partnersBefore + Math.min(partners, done + CHUNK);
      store.write(changes -> plantPartners(changes, from, to, owners, made));
    }
    List<String> approved = approvedPartners();
    int leadsBefore = counter("leads");
    for (int done = 0; done < leads; done += CHUNK) {
      int from = leadsBefore + done;
      int to = leadsBefore + Math.min(leads, done + CHUNK);
      store.write(changes -> plantLeads(changes, from, to, owners, approved, made));
    }
    return made;
  }

  private int counter(String name) {
    return store.find(TABLE, KEY).map(row -> row.getInt(name, 0)).orElse(0);
  }

  private void count(Changes changes, String name, int value) {
    JsonObject before = store.find(TABLE, KEY).orElse(Jsons.object().build());
    changes.put(TABLE, KEY, Jsons.copy(before).add(name, value).build());
  }

  private List<String> approvedPartners() {
    return store.read(
        () ->
            store.rows(Records.table("Partners")).values().stream()
                .filter(row -> row.getString("Partner_Status", "").equals("Approved"))
                .map(row -> row.getString("id"))
                .collect(Collectors.toList()));
  }

  private Void plantPartners(
      Changes changes, int from, int to, List<String> owners, Map<String, Integer> made) {
    for (int i = from; i < to; i++) {
      plant(changes, "Partners", MadeUp.partner(i, owners), made);
    }
    count(changes, "partners", to);
    return null;
  }

  private Void plantLeads(
      Changes changes,
      int from,
      int to,
      List<String> owners,
      List<String> partners,
      Map<String, Integer> made) {
    for (int i = from; i < to; i++) {
      JsonObjectBuilder lead = MadeUp.lead(i, owners, partners);
      if (i % ONE_IN_CONVERTED == ONE_IN_CONVERTED - 1) {
        convert(changes, i, lead, made);
      } else {
        plant(changes, "Leads", lead, made);
      }
    }
    count(changes, "leads", to);
    return null;
  }

  private void convert(
      Changes changes, int number, JsonObjectBuilder builder, Map<String, Integer> made) {
    JsonObject lead = builder.build();
    String account = plant(changes, "Accounts", MadeUp.account(lead), made);
    String contact = plant(changes, "Contacts", MadeUp.contact(lead, account), made);
    String deal = plant(changes, "Deals", MadeUp.deal(number, lead, account, contact), made);
    plant(changes, "Leads", MadeUp.converted(lead, account, contact, deal), made);
  }

  private String plant(
      Changes changes, String module, JsonObjectBuilder row, Map<String, Integer> made) {
    String id = ids.next(changes);
    JsonObject complete = row.add("id", id).build();
    records.plant(changes, catalogue.module(module), complete, organization.firstAdministrator());
    made.merge(module, 1, Integer::sum);
    return id;
  }
}
