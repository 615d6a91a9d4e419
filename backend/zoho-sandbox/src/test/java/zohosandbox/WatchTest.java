package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;

class WatchTest {

  private final Crm crm = Crm.start().signedIn();
  private final Listener listener = new Listener();

  @AfterEach
  void stop() {
    crm.close();
    listener.close();
  }

  private Answer watch(String events, String more) {
    return crm.post(
        "/crm/v8/actions/watch",
        "{\"watch\":[{\"channel_id\":\"1000000068001\",\"events\":[%s],\"token\":\"hush\",\"notify_url\":\"%s\"%s}]}"
            .formatted(events, listener.url(), more));
  }

  private static JsonObject result(Answer answer) {
    return answer.body().getJsonArray("watch").getJsonObject(0);
  }

  private static Duration life(Answer answer) {
    String expiry =
        result(answer)
            .getJsonObject("details")
            .getJsonArray("events")
            .getJsonObject(0)
            .getString("channel_expiry");
    return Duration.between(OffsetDateTime.now(), OffsetDateTime.parse(expiry));
  }

  @Test
  void tells_of_creation_change_and_deletion_with_the_token() {
    Answer watching = watch("\"Partners.all\"", "");

    String id = crm.create("Partners", "{\"Name\":\"New\"}");
    JsonObject created = listener.next();
    crm.put("/crm/v8/Partners/" + id, "{\"data\":[{\"Partner_Status\":\"Approved\"}]}");
    JsonObject changed = listener.next();
    crm.delete("/crm/v8/Partners/" + id);
    JsonObject deleted = listener.next();

    assertThat(watching.status()).isEqualTo(201);
    assertThat(result(watching).getString("message"))
        .isEqualTo("Successfully subscribed for actions-watch of the given module");
    assertThat(created.getString("operation")).isEqualTo("insert");
    assertThat(created.getString("token")).isEqualTo("hush");
    assertThat(created.getString("module")).isEqualTo("Partners");
    assertThat(created.getJsonObject("query_params").getString("a")).isEqualTo("b");
    assertThat(changed.getString("operation")).isEqualTo("update");
    assertThat(changed.getJsonArray("ids").getString(0)).isEqualTo(id);
    assertThat(changed.getJsonArray("affected_fields").getJsonObject(0).getJsonArray(id))
        .hasSize(1);
    assertThat(deleted.getString("operation")).isEqualTo("delete");
  }

  @Test
  void tells_only_of_the_fields_somebody_asked_for() {
    watch(
        "\"Partners.edit\"",
        """
        ,"notification_condition":[{"type":"field_selection","module":{"api_name":"Partners"},
        "field_selection":{"group_operator":"or","group":[{"field":{"api_name":"Partner_Status"}}]}}]""");

    crm.put("/crm/v8/Partners/" + Crm.NORTHWIND, "{\"data\":[{\"Country\":\"Malta\"}]}");
    crm.put("/crm/v8/Partners/" + Crm.NORTHWIND, "{\"data\":[{\"Partner_Status\":\"Approved\"}]}");

    assertThat(listener.next().toString()).contains("Partner_Status");
    assertThat(listener.waiting()).isZero();
  }

  @Test
  void says_nothing_of_the_lead_when_it_is_converted() {
    watch("\"Leads.all\",\"Deals.create\",\"Contacts.create\"", "");
    String id = crm.create("Leads", "{\"Last_Name\":\"A\"}");
    listener.next();

    crm.post("/crm/v8/Leads/" + id + "/actions/convert", "{\"data\":[{}]}");

    assertThat(listener.next().getString("module")).isEqualTo("Contacts");
    assertThat(listener.waiting()).isZero();
  }

  @Test
  void gives_an_hour_to_whoever_asks_for_nothing_or_for_more_than_a_week() {
    String week = OffsetDateTime.now().plusDays(6).withNano(0).toString();
    String month = OffsetDateTime.now().plusDays(30).withNano(0).toString();

    assertThat(life(watch("\"Leads.all\"", ""))).isLessThanOrEqualTo(Duration.ofHours(1));
    assertThat(life(watch("\"Leads.all\"", ",\"channel_expiry\":\"" + month + "\"")))
        .isLessThanOrEqualTo(Duration.ofHours(1));
    assertThat(life(watch("\"Leads.all\"", ",\"channel_expiry\":\"" + week + "\"")))
        .isGreaterThan(Duration.ofDays(5));
  }

  @Test
  void refuses_long_tokens_unknown_modules_and_plain_http_to_other_machines() {
    String body =
        "{\"watch\":[{\"channel_id\":1,\"events\":[\"%s\"],\"token\":\"%s\",\"notify_url\":\"%s\"}]}";

    Answer token =
        crm.post(
            "/crm/v8/actions/watch", body.formatted("Leads.all", "x".repeat(51), listener.url()));
    Answer module =
        crm.post("/crm/v8/actions/watch", body.formatted("Nothing.all", "x", listener.url()));
    Answer plain =
        crm.post("/crm/v8/actions/watch", body.formatted("Leads.all", "x", "http://a.example/b"));

    assertThat(token.status()).isEqualTo(400);
    assertThat(result(token).getJsonObject("details").getInt("maximum_length")).isEqualTo(50);
    assertThat(result(module).getString("code")).isEqualTo("INVALID_DATA");
    assertThat(result(plain).getString("code")).isEqualTo("INVALID_DATA");
  }

  @Test
  void lists_renews_and_ends_channels() {
    watch("\"Leads.all\",\"Partners.edit\"", "");

    Answer listed = crm.get("/crm/v8/actions/watch?module=Partners");
    Answer fewer =
        crm.call(
            "PATCH",
            "/crm/v8/actions/watch",
            "{\"watch\":[{\"channel_id\":\"1000000068001\",\"events\":[\"Partners.edit\"],"
                + "\"_delete_events\":true}]}",
            Map.of());
    Answer ended = crm.delete("/crm/v8/actions/watch?channel_ids=1000000068001");
    Answer again = crm.delete("/crm/v8/actions/watch?channel_ids=1000000068001");

    assertThat(result(listed).getString("channel_id")).isEqualTo("1000000068001");
    assertThat(result(listed).getString("resource_name")).isEqualTo("Partners");
    assertThat(result(listed).getJsonArray("events")).hasSize(1);
    assertThat(result(fewer).getString("message"))
        .isEqualTo("Successfully removed the subscribe details");
    assertThat(result(ended).getString("message"))
        .isEqualTo("Successfully un-subscribed from actions-watch");
    assertThat(again.status()).isEqualTo(400);
    assertThat(result(again).getString("code")).isEqualTo("NOT_SUBSCRIBED");
    assertThat(crm.get("/crm/v8/actions/watch").status()).isEqualTo(204);
  }

  @Test
  void loses_and_repeats_callbacks_when_a_fault_says_so() {
    watch("\"Leads.create\"", "");
    crm.post("/_sandbox/faults", "{\"kind\":\"callback-drop\",\"match\":\"Leads.create\"}");
    crm.create("Leads", "{\"Last_Name\":\"Lost\"}");
    crm.post("/_sandbox/faults", "{\"kind\":\"callback-duplicate\"}");

    String twice = crm.create("Leads", "{\"Last_Name\":\"Twice\"}");

    assertThat(listener.next().getJsonArray("ids").getString(0)).isEqualTo(twice);
    assertThat(listener.next().getJsonArray("ids").getString(0)).isEqualTo(twice);
  }
}
