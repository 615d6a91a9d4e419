package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;
import zohosandbox.store.Ids;

class WatchRulesTest {

  private static final String WATCH = "/crm/v8/actions/watch";

  private final Crm crm = Crm.start().signedIn();
  private final Listener listener = new Listener();

  @AfterEach
  void stop() {
    crm.close();
    listener.close();
  }

  private String channel(String id, String events, String more) {
    return "{\"watch\":[{\"channel_id\":\"%s\",\"events\":[%s],\"token\":\"hush\",\"notify_url\":\"%s\"%s}]}"
        .formatted(id, events, listener.url(), more);
  }

  private Answer watch(String events, String more) {
    return crm.post(WATCH, channel("68001", events, more));
  }

  private Answer conditioned(String condition) {
    return watch("\"Partners.edit\"", ",\"notification_condition\":[" + condition + "]");
  }

  private Answer patch(String body) {
    return crm.call("PATCH", WATCH, body, Map.of());
  }

  private static JsonObject result(Answer answer) {
    return answer.body().getJsonArray("watch").getJsonObject(0);
  }

  private static void assertRefused(Answer answer, String code, String member, String path) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(result(answer).getString("code")).isEqualTo(code);
    JsonObject details = result(answer).getJsonObject("details");
    JsonObject place =
        details.containsKey(member) && !member.isEmpty()
            ? details.getJsonArray(member).getJsonObject(0)
            : details;
    assertThat(place.getString("json_path")).isEqualTo(path);
  }

  private static String group(String operator, String... fields) {
    StringBuilder members = new StringBuilder();
    for (String field : fields) {
      members.append(members.isEmpty() ? "" : ",").append(field);
    }
    return "{\"group_operator\":\"%s\",\"group\":[%s]}".formatted(operator, members);
  }

  private static String field(String name) {
    return "{\"field\":{\"api_name\":\"" + name + "\"}}";
  }

  private static String selection(String module, String selection) {
    return "{\"type\":\"field_selection\",\"module\":{%s},\"field_selection\":%s}"
        .formatted(module, selection);
  }

  private static String ofPartners(String selection) {
    return selection("\"api_name\":\"Partners\"", selection);
  }

  private void changes(String values) {
    crm.put("/crm/v8/Partners/" + Crm.NORTHWIND, "{\"data\":[" + values + "]}");
  }

  @Test
  void waits_for_all_fields_of_an_and_and_for_any_of_an_or() {
    conditioned(
        ofPartners(
            group("and", field("Partner_Status"), group("or", field("Country"), field("Phone")))));

    changes("{\"Partner_Status\":\"Approved\"}");
    changes("{\"Country\":\"Malta\"}");
    changes("{\"Partner_Status\":\"Suspended\",\"Country\":\"Italy\"}");

    assertThat(listener.next().getJsonArray("affected_fields").toString())
        .contains("Partner_Status")
        .contains("Country");
    assertThat(listener.waiting()).isZero();
  }

  @Test
  void says_what_is_wrong_with_a_condition() {
    String root = "$.watch[0].notification_condition";
    String condition = root + "[0]";
    String strangeId = "\"api_name\":\"Partners\",\"id\":\"" + Ids.named("module Leads") + "\"";

    assertRefused(conditioned("{}"), "MANDATORY_NOT_FOUND", "", condition + ".type");
    assertRefused(conditioned("{\"type\":\"criteria\"}"), "INVALID_DATA", "", condition + ".type");
    assertRefused(
        conditioned(selection("", field("Country"))),
        "EXPECTED_FIELD_MISSING",
        "expected_fields",
        condition + ".module.api_name");
    assertRefused(
        conditioned(selection(strangeId, field("Country"))),
        "AMBIGUITY_DURING_PROCESSING",
        "ambiguity_due_to",
        condition + ".module.api_name");
    assertRefused(
        conditioned(ofPartners(field("Nothing"))),
        "INVALID_DATA",
        "",
        condition + ".field_selection.field.api_name");
    assertRefused(
        conditioned(ofPartners("{\"group\":[" + field("Country") + "]}")),
        "DEPENDENT_FIELD_MISSING",
        "",
        condition + ".field_selection.group_operator");
    assertRefused(
        conditioned(ofPartners(group("or", field("Country"), field("Phone"), field("Email")))),
        "INVALID_DATA",
        "",
        condition + ".field_selection.group");
  }

  @Test
  void tells_of_related_records_unless_it_is_told_not_to() {
    watch("\"Accounts.edit\"", "");
    crm.post(WATCH, channel("68002", "\"Accounts.edit\"", ",\"notify_on_related_action\":false"));

    crm.put("/crm/v8/Contacts/5437000000000610001", "{\"data\":[{\"Email\":\"new@ida.example\"}]}");
    crm.put("/crm/v8/Accounts/5437000000000600001", "{\"data\":[{\"Phone\":\"+44 20 1\"}]}");

    List<JsonObject> heard = List.of(listener.next(), listener.next(), listener.next());
    List<JsonObject> noise =
        heard.stream().filter(one -> !one.toString().contains("Phone")).toList();
    assertThat(noise).hasSize(1);
    assertThat(noise.get(0).getString("channel_id")).isEqualTo("68001");
    assertThat(noise.get(0).getString("module")).isEqualTo("Accounts");
    assertThat(noise.get(0).getJsonArray("ids").getString(0)).isEqualTo("5437000000000600001");
  }

  @Test
  void tells_of_people_who_were_deactivated() {
    watch("\"users.all\"", "");

    crm.post("/_sandbox/users/" + Crm.RITA, "{\"active\":false}");

    JsonObject heard = listener.next();
    assertThat(heard.getString("module")).isEqualTo("users");
    assertThat(heard.getString("operation")).isEqualTo("update");
    assertThat(heard.getJsonArray("ids").getString(0)).isEqualTo(Crm.RITA);
    assertThat(heard.getJsonArray("affected_fields").toString()).contains("status");
  }

  @Test
  void shows_values_to_whoever_asks_for_them() {
    watch("\"Partners.edit\"", ",\"return_affected_field_values\":true");

    changes("{\"Country\":\"Malta\"}");

    JsonObject values = listener.next().getJsonArray("affected_values").getJsonObject(0);
    assertThat(values.getString("record_id")).isEqualTo(Crm.NORTHWIND);
    assertThat(values.getJsonObject("values").getString("Country")).isEqualTo("Malta");
  }

  @Test
  void knows_no_channel_any_more_when_its_time_is_over() {
    watch("\"Leads.all\"", "");

    crm.advance("PT61M");
    crm.signedIn();
    crm.create("Leads", "{\"Last_Name\":\"A\"}");

    assertThat(crm.get(WATCH).status()).isEqualTo(204);
    assertThat(result(patch("{\"watch\":[{\"channel_id\":\"68001\"}]}")).getString("code"))
        .isEqualTo("NOT_SUBSCRIBED");
    assertThat(crm.get("/_sandbox/state").body().getJsonObject("callbacks").getInt("sent"))
        .isZero();
  }

  @Test
  void renews_with_patch_and_keeps_what_was_not_sent() {
    watch("\"Leads.all\"", ",\"notify_on_related_action\":false");
    crm.advance("PT50M");

    Answer renewed =
        patch(
            "{\"watch\":[{\"channel_id\":68001,\"channel_expiry\":\"%s\"}]}"
                .formatted(java.time.OffsetDateTime.now().plusDays(3).withNano(0)));
    crm.advance("PT50M");

    JsonObject kept = result(crm.signedIn().get(WATCH + "?channel_id=68001"));
    assertThat(result(renewed).getString("message"))
        .isEqualTo("Successfully updated the subscribe details");
    assertThat(kept.getString("token")).isEqualTo("hush");
    assertThat(kept.getBoolean("notify_on_related_action")).isFalse();
    assertThat(kept.getString("channel_id")).isEqualTo("68001");
  }

  @Test
  void replaces_everything_with_put_and_only_what_is_there() {
    watch("\"Leads.all\"", ",\"return_affected_field_values\":true");

    Answer replaced = crm.put(WATCH, channel("68001", "\"Deals.edit\"", ""));
    Answer unknown = crm.put(WATCH, channel("68009", "\"Deals.edit\"", ""));

    JsonObject now = result(crm.get(WATCH));
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(now.getString("resource_name")).isEqualTo("Deals");
    assertThat(now.getBoolean("return_affected_field_values")).isFalse();
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(result(unknown).getString("code")).isEqualTo("NOT_SUBSCRIBED");
  }

  @Test
  void ends_single_events_of_a_channel_that_watches_all() {
    watch("\"Leads.all\",\"Deals.edit\"", "");
    String body =
        "{\"watch\":[{\"channel_id\":\"68001\",\"_delete_events\":true,\"events\":[%s]}]}";

    Answer fewer = patch(body.formatted("\"Leads.edit\""));
    Answer strange = patch(body.formatted("\"Leads.edit\""));
    Answer last = patch(body.formatted("\"Leads.all\",\"Deals.all\""));

    assertThat(result(fewer).getString("message"))
        .isEqualTo("Successfully removed the subscribe details");
    assertThat(result(strange).getString("code")).isEqualTo("NOT_SUBSCRIBED");
    assertThat(last.status()).isEqualTo(200);
    assertThat(crm.get(WATCH).status()).isEqualTo(204);
  }

  @Test
  void answers_for_each_module_of_a_channel_that_ends() {
    watch("\"Leads.all\",\"Deals.edit\"", "");

    Answer ended = crm.delete(WATCH + "?channel_ids=68001,68002");

    assertThat(ended.status()).isEqualTo(207);
    assertThat(ended.body().getJsonArray("watch")).hasSize(3);
    assertThat(result(ended).getJsonObject("details").getString("resource_uri"))
        .isEqualTo(crm.base() + "/crm/v8/Leads");
  }

  @Test
  void lists_page_by_page() {
    watch("\"Leads.all\",\"Deals.edit\"", "");

    Answer first = crm.get(WATCH + "?per_page=1");
    Answer second = crm.get(WATCH + "?per_page=1&page=2");

    assertThat(first.body().getJsonObject("info").getBoolean("more_records")).isTrue();
    assertThat(second.body().getJsonObject("info").getBoolean("more_records")).isFalse();
    assertThat(result(second).getString("resource_name")).isEqualTo("Deals");
  }

  @Test
  void sends_callbacks_late_and_in_another_order_when_a_fault_says_so() {
    watch("\"Leads.create\"", "");
    crm.post(
        "/_sandbox/faults",
        "{\"kind\":\"callback-reorder\",\"ms\":20000,\"match\":\"/crm/v8/Leads\"}");
    String first = crm.create("Leads", "{\"Last_Name\":\"First\"}");
    String second = crm.create("Leads", "{\"Last_Name\":\"Second\"}");
    JsonObject heardFirst = listener.next();
    JsonObject heardSecond = listener.next();

    crm.post("/_sandbox/faults", "{\"kind\":\"callback-delay\",\"ms\":400}");
    long start = System.nanoTime();
    crm.create("Leads", "{\"Last_Name\":\"Late\"}");
    listener.next();

    assertThat(heardFirst.getJsonArray("ids").getString(0)).isEqualTo(second);
    assertThat(heardSecond.getJsonArray("ids").getString(0)).isEqualTo(first);
    assertThat(System.nanoTime() - start).isGreaterThan(400_000_000L);
  }
}
