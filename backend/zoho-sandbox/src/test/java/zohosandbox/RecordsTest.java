package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;

class RecordsTest {

  private final Crm crm = Crm.start().signedIn();

  @AfterEach
  void stop() {
    crm.close();
  }

  private static String leads(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"Last_Name\":\"L" + i + "\"}")
        .collect(Collectors.joining(",", "{\"data\":[", "]}"));
  }

  @Test
  void answers_201_when_all_records_are_good_207_when_some_are_and_400_when_none_is() {
    Answer good = crm.post("/crm/v8/Leads", leads(2));
    Answer mixed = crm.post("/crm/v8/Leads", "{\"data\":[{\"Last_Name\":\"A\"},{}]}");
    Answer bad = crm.post("/crm/v8/Leads", "{\"data\":[{\"Company\":\"A\"}]}");

    assertThat(good.status()).isEqualTo(201);
    assertThat(good.first().getString("message")).isEqualTo("record added");
    assertThat(mixed.status()).isEqualTo(207);
    assertThat(mixed.data().getJsonObject(1).getString("message"))
        .isEqualTo("required field not found");
    assertThat(mixed.data().getJsonObject(1).getJsonObject("details").getString("json_path"))
        .isEqualTo("$.data[1].Last_Name");
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.code()).isEqualTo("MANDATORY_NOT_FOUND");
  }

  @Test
  void refuses_more_than_a_hundred_records_at_once() {
    Answer answer = crm.post("/crm/v8/Leads", leads(101));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(answer.details().getInt("maximum_length")).isEqualTo(100);
  }

  @Test
  void lets_nobody_forge_who_made_a_record_and_when() {
    String id =
        crm.create(
            "Portal_Sessions",
            """
            {"Name":"nonce","Created_By":{"id":"%s"},"Modified_By":{"id":"%s"},
             "Created_Time":"2020-01-01T00:00:00+00:00","Modified_Time":"2020-01-01T00:00:00+00:00"}"""
                .formatted(Crm.DANA, Crm.DANA));

    JsonObject row = crm.get("/crm/v8/Portal_Sessions/" + id).first();
    crm.put("/crm/v8/Portal_Sessions/" + id, "{\"data\":[{\"Created_By\":\"" + Crm.DANA + "\"}]}");
    JsonObject later = crm.get("/crm/v8/Portal_Sessions/" + id).first();

    assertThat(row.getJsonObject("Created_By").getString("id")).isEqualTo(Crm.INTEGRATION);
    assertThat(row.getJsonObject("Modified_By").getString("id")).isEqualTo(Crm.INTEGRATION);
    assertThat(OffsetDateTime.parse(row.getString("Created_Time")).toInstant())
        .isAfter(Instant.now().minusSeconds(30));
    assertThat(later.getJsonObject("Created_By").getString("id")).isEqualTo(Crm.INTEGRATION);
  }

  @Test
  void writes_times_with_the_callers_own_offset_and_no_fraction() {
    JsonObject lead = crm.get("/crm/v8/Leads?fields=Modified_Time&per_page=1").first();

    assertThat(lead.getString("Modified_Time"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d-0[78]:00");
  }

  @Test
  void demands_fields_in_a_list_and_no_more_than_fifty() {
    String many = IntStream.range(0, 51).mapToObj(i -> "F" + i).collect(Collectors.joining(","));

    Answer none = crm.get("/crm/v8/Leads");
    Answer tooMany = crm.get("/crm/v8/Leads?fields=" + many);

    assertThat(none.code()).isEqualTo("REQUIRED_PARAM_MISSING");
    assertThat(none.details().getString("param_name")).isEqualTo("fields");
    assertThat(tooMany.code()).isEqualTo("LIMIT_EXCEEDED");
  }

  @Test
  void pages_by_token_which_is_bound_to_the_other_parameters() {
    crm.post("/crm/v8/Leads", leads(5));
    String list = "/crm/v8/Leads?fields=Last_Name&per_page=3&sort_by=id&sort_order=asc";

    Answer first = crm.get(list);
    String token = first.body().getJsonObject("info").getString("next_page_token");
    Answer second = crm.get(list + "&page_token=" + token);
    Answer mismatch = crm.get(list.replace("asc", "desc") + "&page_token=" + token);
    Answer ambiguous = crm.get(list + "&page=1&page_token=" + token);

    assertThat(first.body().getJsonObject("info")).hasSize(11);
    assertThat(second.first().getString("id"))
        .isGreaterThan(first.data().getJsonObject(2).getString("id"));
    assertThat(mismatch.code()).isEqualTo("TOKEN_BOUND_DATA_MISMATCH");
    assertThat(ambiguous.code()).isEqualTo("AMBIGUITY_DURING_PROCESSING");
    assertThat(crm.get("/crm/v8/Leads?fields=id&page=11").code())
        .isEqualTo("DISCRETE_PAGINATION_LIMIT_EXCEEDED");
  }

  @Test
  void has_nothing_to_say_about_unknown_ids_and_empty_lists() {
    assertThat(crm.get("/crm/v8/Leads/5437000000009999999").status()).isEqualTo(204);
    assertThat(crm.get("/crm/v8/Portal_Sessions?fields=Name").status()).isEqualTo(204);
    assertThat(crm.get("/crm/v8/Leads/deleted").status()).isEqualTo(204);
    assertThat(crm.get("/crm/v8/Nonsense?fields=id").code()).isEqualTo("INVALID_MODULE");
    assertThat(crm.get("/crm/v8/Leads/nonsense").status()).isEqualTo(404);
  }

  @Test
  void answers_304_when_nothing_changed_since_and_understands_iso_times_only() {
    Answer unchanged =
        crm.get(
            "/crm/v8/Leads?fields=id",
            Map.of("If-Modified-Since", OffsetDateTime.now().toString()));
    Answer changed =
        crm.get(
            "/crm/v8/Leads?fields=id", Map.of("If-Modified-Since", "2020-01-01T00:00:00+00:00"));
    Answer http =
        crm.get(
            "/crm/v8/Leads?fields=id",
            Map.of("If-Modified-Since", "Wed, 21 Oct 2015 07:28:00 GMT"));

    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(http.code()).isEqualTo("INVALID_DATA");
  }

  @Test
  void refuses_a_change_of_a_record_that_was_changed_since() {
    String id = crm.create("Leads", "{\"Last_Name\":\"A\"}");
    String change = "{\"data\":[{\"Company\":\"B\"}]}";

    Answer stale =
        crm.call(
            "PUT",
            "/crm/v8/Leads/" + id,
            change,
            Map.of("If-Unmodified-Since", "2020-01-01T00:00:00+00:00"));
    Answer fresh =
        crm.call(
            "PUT",
            "/crm/v8/Leads/" + id,
            change,
            Map.of("If-Unmodified-Since", OffsetDateTime.now().plusSeconds(5).toString()));

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("ALREADY_MODIFIED");
    assertThat(stale.details()).containsKeys("Modified_Time", "Modified_By", "id");
    assertThat(fresh.status()).isEqualTo(200);
    assertThat(fresh.first().getString("message")).isEqualTo("record updated");
  }

  @Test
  void lists_what_was_deleted_and_refuses_to_delete_it_again() {
    String id = crm.create("Leads", "{\"Last_Name\":\"Gone\"}");

    Answer deleted = crm.delete("/crm/v8/Leads?ids=" + id + "&wf_trigger=false");
    JsonObject listed = crm.get("/crm/v8/Leads/deleted?type=all").first();
    Answer again = crm.delete("/crm/v8/Leads/" + id);
    Answer update = crm.put("/crm/v8/Leads/" + id, "{\"data\":[{\"Company\":\"B\"}]}");

    assertThat(deleted.first().getString("message")).isEqualTo("record deleted");
    assertThat(listed.getString("id")).isEqualTo(id);
    assertThat(listed.getString("display_name")).isEqualTo("Gone");
    assertThat(listed.getJsonObject("deleted_by").getString("id")).isEqualTo(Crm.INTEGRATION);
    assertThat(again.status()).isEqualTo(400);
    assertThat(update.code()).isEqualTo("INVALID_DATA");
    assertThat(update.first().getString("message")).isEqualTo("the id given seems to be invalid");
  }

  @Test
  void ignores_unknown_keys_and_counts_them() {
    crm.create("Leads", "{\"Last_Name\":\"A\",\"Lastname\":\"B\"}");

    JsonObject state = crm.get("/_sandbox/state").body();

    assertThat(state.getJsonObject("unknown_keys").getInt("Leads.Lastname")).isEqualTo(1);
  }

  @Test
  void judges_bodies_without_content_type_and_bodies_that_are_nonsense() {
    assertThat(crm.post("/crm/v8/Leads", "{\"data\":[{\"Last_Name\":\"A\"}]}").status())
        .isEqualTo(201);
    assertThat(crm.post("/crm/v8/Leads", "nonsense").code()).isEqualTo("INVALID_DATA");
    assertThat(crm.post("/crm/v8/Leads", "[]").code()).isEqualTo("INVALID_DATA");
    assertThat(crm.post("/crm/v8/Leads", "{}").code()).isEqualTo("MANDATORY_NOT_FOUND");
    assertThat(crm.post("/crm/v8/Leads", "{\"data\":[7]}").code()).isEqualTo("INVALID_DATA");
    assertThat(crm.call("PATCH", "/crm/v8/Leads", "{}", Map.of()).code())
        .isEqualTo("INVALID_REQUEST_METHOD");
    assertThat(crm.call("POST", "/crm/v8/Leads", "{}", Map.of("Content-Type", "nonsense")).code())
        .isEqualTo("INVALID_REQUEST");
    assertThat(crm.post("/crm/v8/Leads", "[".repeat(5_000)).code()).isEqualTo("INVALID_DATA");
    assertThat(crm.get("/crm/v8/users?page=x").code()).isEqualTo("INVALID_DATA");
    assertThat(crm.get("/crm/v9/Leads").code()).isEqualTo("INVALID_URL_PATTERN");
  }
}
