package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZohoPagesTest {

  final List<String> asked = new ArrayList<>();
  final Deque<ZohoReply> answers = new ArrayDeque<>();

  @Test
  void follows_the_tokens_from_the_first_page_on() {
    answers.add(page("t2", 1, 2));
    answers.add(page("t3", 3));
    answers.add(page(null, 4));

    assertThat(ids(all())).containsExactly("1", "2", "3", "4");
    assertThat(asked).containsExactly(null, "t2", "t3");
  }

  @Test
  void begins_again_when_a_token_is_taken_no_longer_and_gives_each_row_once() {
    answers.add(page("t2", 1, 2));
    answers.add(refused("EXPIRED_VALUE"));
    answers.add(page("u2", 2, 3));
    answers.add(refused("TOKEN_BOUND_DATA_MISMATCH"));
    answers.add(page(null, 2, 3, 4));

    assertThat(ids(all())).containsExactly("1", "2", "3", "4");
    assertThat(asked).containsExactly(null, "t2", null, "u2", null);
  }

  @Test
  void gives_up_on_a_list_that_never_keeps_its_tokens() {
    for (var i = 0; i < 3; i++) {
      answers.add(page("t", 1));
      answers.add(refused("EXPIRED_VALUE"));
    }

    assertThatThrownBy(this::all).isInstanceOf(CrmFailure.Refused.class);
    assertThat(asked).hasSize(6);
  }

  @Test
  void stops_where_what_follows_is_of_no_interest() {
    answers.add(page("t2", 1, 2));

    var rows = ZohoPages.byToken(this::answer, last -> ZohoRecords.text(last, "id").equals("2"));

    assertThat(ids(rows)).containsExactly("1", "2");
    assertThat(asked).hasSize(1);
  }

  @Test
  void takes_no_rows_for_the_end() {
    answers.add(new ZohoReply(204, jakarta.json.JsonValue.EMPTY_JSON_OBJECT, null));

    assertThat(all()).isEmpty();
  }

  @Test
  void loses_no_rows_in_silence_when_the_place_of_the_next_is_missing() {
    answers.add(
        reply(200, "{'data':[{'id':'1'}],'info':{'more_records':true,'next_page_token':null}}"));

    assertThatThrownBy(this::all).isInstanceOf(CrmFailure.Silent.class);
  }

  @Test
  void reads_numbered_pages_to_the_last() {
    answers.add(page("x", 1));
    answers.add(page(null, 2));

    assertThat(ids(ZohoPages.byNumber(page -> answer("page " + page)))).containsExactly("1", "2");
    assertThat(asked).containsExactly("page 1", "page 2");
  }

  private List<JsonObject> all() {
    return ZohoPages.byToken(this::answer, last -> false);
  }

  private ZohoReply answer(String token) {
    asked.add(token);
    return answers.removeFirst();
  }

  private static List<String> ids(List<JsonObject> rows) {
    return rows.stream().map(row -> ZohoRecords.text(row, "id")).toList();
  }

  private static ZohoReply page(String next, int... ids) {
    var data = Json.createArrayBuilder();
    for (var id : ids) data.add(Json.createObjectBuilder().add("id", Integer.toString(id)));
    var info = Json.createObjectBuilder().add("more_records", next != null);
    if (next == null) info.addNull("next_page_token");
    else info.add("next_page_token", next);
    return new ZohoReply(
        200, Json.createObjectBuilder().add("data", data).add("info", info).build(), null);
  }

  private static ZohoReply refused(String code) {
    return reply(400, "{'code':'" + code + "','details':{},'message':'','status':'error'}");
  }

  private static ZohoReply reply(int status, String body) {
    var json = Json.createReader(new StringReader(body.replace('\'', '"'))).readObject();
    return new ZohoReply(status, json, null);
  }
}
