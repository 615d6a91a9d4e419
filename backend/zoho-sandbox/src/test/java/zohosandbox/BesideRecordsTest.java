package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;

/** Attachments, locks, tags, clones, related lists and external ids. */
class BesideRecordsTest {

  private static final String LEAD = "/crm/v8/Leads/5437000000000500001";

  private final Crm crm = Crm.start().signedIn();

  @AfterEach
  void stop() {
    crm.close();
  }

  private Answer upload(String text) {
    String form =
        "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"offer.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\n"
            + text
            + "\r\n--xx--\r\n";
    return crm.call(
        "POST",
        LEAD + "/Attachments",
        form,
        Map.of("Content-Type", "multipart/form-data; boundary=xx"));
  }

  @Test
  void keeps_files_and_gives_them_back_as_they_were() {
    String id = upload("two pages").details().getString("id");

    Answer list = crm.get(LEAD + "/Attachments?fields=id,File_Name,Size");
    Answer file = crm.get(LEAD + "/Attachments/" + id);
    crm.delete(LEAD + "/Attachments/" + id);

    assertThat(list.first().getString("File_Name")).isEqualTo("offer.txt");
    assertThat(list.first().getString("Size")).isEqualTo("9");
    assertThat(file.text()).isEqualTo("two pages");
    assertThat(crm.get(LEAD + "/Attachments/" + id).status()).isEqualTo(204);
    assertThat(crm.get(LEAD + "/Attachments?fields=id").status()).isEqualTo(204);
  }

  @Test
  void refuses_files_of_more_than_twenty_megabytes_and_links() {
    assertThat(upload("x".repeat(20 * 1024 * 1024 + 1)).code())
        .isEqualTo("FILE_SIZE_MORE_THAN_ALLOWED_SIZE");
    assertThat(crm.post(LEAD + "/Attachments?attachmentUrl=http://a.example/b", "").code())
        .isEqualTo("INVALID_REQUEST");
  }

  @Test
  void lets_nobody_change_delete_or_convert_a_locked_record() {
    Answer lock =
        crm.post(LEAD + "/Locking_Information__s", "{\"data\":[{\"Locked_Reason__s\":\"audit\"}]}");
    String id = lock.details().getString("id");

    Answer change = crm.put(LEAD, "{\"data\":[{\"City\":\"Bonn\"}]}");
    Answer deletion = crm.delete(LEAD);
    Answer conversion = crm.post(LEAD + "/actions/convert", "{\"data\":[{\"overwrite\":true}]}");
    Answer shown = crm.get(LEAD + "/Locking_Information__s");
    crm.delete(LEAD + "/Locking_Information__s/" + id);
    Answer later = crm.put(LEAD, "{\"data\":[{\"City\":\"Bonn\"}]}");

    assertThat(lock.status()).isEqualTo(201);
    assertThat(change.code()).isEqualTo("RECORD_LOCKED");
    assertThat(deletion.code()).isEqualTo("RECORD_LOCKED");
    assertThat(conversion.code()).isEqualTo("RECORD_LOCKED");
    assertThat(shown.first().getString("Locked_Reason__s")).isEqualTo("audit");
    assertThat(later.status()).isEqualTo(200);
  }

  @Test
  void puts_tags_on_records_and_takes_them_off() {
    crm.post(LEAD + "/actions/add_tags", "{\"tags\":[{\"name\":\"hot\"},{\"name\":\"fair\"}]}");
    crm.post(
        "/crm/v8/Leads/actions/remove_tags",
        "{\"tags\":[{\"name\":\"Fair\"}],\"ids\":[\"5437000000000500001\"]}");

    JsonObject lead = crm.get(LEAD).first();

    assertThat(lead.getJsonArray("Tag")).hasSize(1);
    assertThat(lead.getJsonArray("Tag").getJsonObject(0).getString("name")).isEqualTo("hot");
  }

  @Test
  void copies_a_record_without_its_unique_values() {
    String original =
        crm.create("Leads", "{\"Last_Name\":\"Twin\",\"City\":\"Bonn\",\"Portal_Lead_Id\":\"t1\"}");

    Answer copy = crm.post("/crm/v8/Leads/" + original + "/actions/clone", "");
    JsonObject lead = crm.get("/crm/v8/Leads/" + copy.details().getString("id")).first();

    assertThat(copy.status()).isEqualTo(201);
    assertThat(lead.getString("City")).isEqualTo("Bonn");
    assertThat(lead.isNull("Portal_Lead_Id")).isTrue();
  }

  @Test
  void lists_the_records_that_point_at_one() {
    String id =
        crm.create(
            "Leads", "{\"Last_Name\":\"Led\",\"Partner\":{\"id\":\"" + Crm.NORTHWIND + "\"}}");

    Answer list = crm.get("/crm/v8/Partners/" + Crm.NORTHWIND + "/Leads?fields=Last_Name");

    assertThat(list.first().getString("id")).isEqualTo(id);
    assertThat(crm.get("/crm/v8/Partners/" + Crm.NORTHWIND + "/Nothing?fields=id").code())
        .isEqualTo("INVALID_DATA");
  }

  @Test
  void takes_the_value_of_an_external_field_for_the_id() {
    crm.post(
        "/crm/v8/settings/fields?module=Leads",
        """
        {"fields":[{"field_label":"Their Id","data_type":"text",
                    "external":{"type":"org","show":false}}]}""");
    crm.create("Leads", "{\"Last_Name\":\"Out\",\"Their_Id\":\"x-1\"}");
    Map<String, String> header = Map.of("X-EXTERNAL", "Leads.Their_Id");
    String path = "/crm/v8/Leads/x-1";

    Answer changed = crm.call("PUT", path, "{\"data\":[{\"City\":\"Bonn\"}]}", header);
    Answer read = crm.get(path + "?fields=City", header);
    Answer other = crm.get(path, Map.of("X-EXTERNAL", "Leads.City"));
    crm.call("DELETE", path, null, header);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(read.first().getString("City")).isEqualTo("Bonn");
    assertThat(other.code()).isEqualTo("INVALID_DATA");
    assertThat(crm.get(path, header).status()).isEqualTo(204);
  }

  @Test
  void forgets_the_names_of_what_left_the_recycle_bin_and_then_all_of_it() {
    String id = crm.create("Leads", "{\"Last_Name\":\"Gone\"}");
    crm.delete("/crm/v8/Leads/" + id);

    crm.advance("P61D");
    crm.signedIn();
    JsonObject permanent = crm.get("/crm/v8/Leads/deleted?type=permanent").first();
    int recycled = crm.get("/crm/v8/Leads/deleted?type=recycle").status();
    crm.advance("P60D");
    crm.signedIn();

    assertThat(permanent.getString("type")).isEqualTo("permanent");
    assertThat(permanent.isNull("display_name")).isTrue();
    assertThat(permanent.isNull("deleted_by")).isTrue();
    assertThat(recycled).isEqualTo(204);
    assertThat(crm.get("/crm/v8/Leads/deleted?type=all").status()).isEqualTo(204);
  }

  @Test
  void hides_what_waits_for_an_approval_and_refuses_to_change_it() {
    Answer made =
        crm.post("/crm/v8/Leads", "{\"data\":[{\"Last_Name\":\"W\",\"$approved\":false}]}");
    String id = made.details().getString("id");

    Answer change = crm.put("/crm/v8/Leads/" + id, "{\"data\":[{\"City\":\"Bonn\"}]}");

    assertThat(crm.get("/crm/v8/Leads?fields=id&ids=" + id).status()).isEqualTo(204);
    assertThat(crm.get("/crm/v8/Leads?fields=id&approved=both&ids=" + id).data()).hasSize(1);
    assertThat(change.code()).isEqualTo("NOT_APPROVED");
  }

  @Test
  void remembers_what_was_said_about_automation() {
    crm.post("/crm/v8/Leads", "{\"data\":[{\"Last_Name\":\"A\"}],\"trigger\":[]}");
    crm.post("/crm/v8/Leads", "{\"data\":[{\"Last_Name\":\"A\"}]}");
    Answer wrong = crm.post("/crm/v8/Leads", "{\"data\":[{}],\"trigger\":[\"magic\"]}");

    JsonObject said = crm.get("/_sandbox/triggers").body();

    assertThat(said.getInt("Leads.create []")).isEqualTo(1);
    assertThat(said.getInt("Leads.create absent")).isEqualTo(1);
    assertThat(wrong.code()).isEqualTo("INVALID_DATA");
  }

  @Test
  void demands_what_the_layout_demands_only_when_told_to() {
    String lead = "{\"data\":[{\"Last_Name\":\"A\"}]%s}";

    Answer lax = crm.post("/crm/v8/Leads", lead.formatted(""));
    Answer strict =
        crm.post(
            "/crm/v8/Leads",
            lead.formatted(",\"apply_feature_execution\":[{\"name\":\"layout_rules\"}]"));

    assertThat(lax.status()).isEqualTo(201);
    assertThat(strict.code()).isEqualTo("MANDATORY_NOT_FOUND");
    assertThat(strict.details().getString("api_name")).isEqualTo("Company");
  }

  @Test
  void shows_what_a_lead_could_become() {
    crm.create("Contacts", "{\"Last_Name\":\"H\",\"Email\":\"greta.halloran@velmora.example\"}");

    JsonObject options =
        crm.get(LEAD + "/__conversion_options").body().getJsonObject("__conversion_options");

    assertThat(options.getJsonArray("Contacts")).hasSize(1);
    assertThat(options.getJsonArray("Accounts")).isEmpty();
  }
}
