package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;

class NotesTest {

  private static final String LEAD = "/crm/v8/Leads/5437000000000500001";

  private final Crm crm = Crm.start().signedIn();

  @AfterEach
  void stop() {
    crm.close();
  }

  private String note(String title) {
    Answer answer =
        crm.post(
            LEAD + "/Notes",
            "{\"data\":[{\"Note_Title\":\"%s\",\"Note_Content\":\"said\"}]}".formatted(title));
    return answer.details().getString("id");
  }

  @Test
  void stand_beside_their_record_newest_first() {
    note("one");
    note("two");

    Answer list = crm.get(LEAD + "/Notes?fields=Note_Title,Parent_Id");

    assertThat(list.data()).hasSize(2);
    assertThat(list.first().getString("Note_Title")).isEqualTo("two");
    JsonObject parent = list.first().getJsonObject("Parent_Id");
    assertThat(parent.getString("id")).isEqualTo("5437000000000500001");
    assertThat(parent.getString("name")).isEqualTo("Greta Halloran");
    assertThat(parent.getJsonObject("module").getString("api_name")).isEqualTo("Leads");
    assertThat(crm.get("/crm/v8/Leads/5437000000000500002/Notes?fields=Note_Title").status())
        .isEqualTo(204);
  }

  @Test
  void are_made_for_any_record_changed_and_deleted_by_their_own_address() {
    Answer made =
        crm.post(
            "/crm/v8/Notes",
            """
            {"data":[{"Note_Content":"said","Parent_Id":{"id":"%s","module":{"api_name":"Partners"}}}]}"""
                .formatted(Crm.NORTHWIND));
    String id = made.details().getString("id");

    Answer changed = crm.put("/crm/v8/Notes/" + id, "{\"data\":[{\"Note_Title\":\"Fair\"}]}");
    Answer read = crm.get("/crm/v8/Notes/" + id + "?fields=Note_Title,Note_Content");
    Answer deleted = crm.delete("/crm/v8/Notes?ids=" + id);

    assertThat(made.status()).isEqualTo(201);
    assertThat(changed.first().getString("message")).isEqualTo("record updated");
    assertThat(read.first().getString("Note_Title")).isEqualTo("Fair");
    assertThat(deleted.first().getString("message")).isEqualTo("record deleted");
    assertThat(crm.get("/crm/v8/Notes/" + id).status()).isEqualTo(204);
    assertThat(crm.delete("/crm/v8/Notes/" + id).first().getString("message"))
        .isEqualTo("record not deleted");
  }

  @Test
  void want_a_content_and_a_record_that_is_there() {
    Answer empty = crm.post(LEAD + "/Notes", "{\"data\":[{\"Note_Title\":\"one\"}]}");
    Answer nowhere =
        crm.post(
            "/crm/v8/Leads/5437000000009999999/Notes", "{\"data\":[{\"Note_Content\":\"a\"}]}");
    Answer ofNothing = crm.post("/crm/v8/Notes", "{\"data\":[{\"Note_Content\":\"a\"}]}");

    assertThat(empty.code()).isEqualTo("MANDATORY_NOT_FOUND");
    assertThat(nowhere.code()).isEqualTo("INVALID_DATA");
    assertThat(ofNothing.details().getString("api_name")).isEqualTo("Parent_Id");
  }

  @Test
  void of_everybody_are_listed_for_administrators_only() {
    note("one");

    Answer mine = crm.get("/crm/v8/Notes?fields=Note_Title");
    Answer theirs = crm.onScreen(Crm.RITA, "GET", "/crm/v8/Notes?fields=Note_Title", null);

    assertThat(mine.data()).hasSize(1);
    assertThat(theirs.status()).isEqualTo(403);
    assertThat(theirs.code()).isEqualTo("NOT_SUPPORTED");
  }
}
