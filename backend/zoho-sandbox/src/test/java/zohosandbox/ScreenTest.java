package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;
import zohosandbox.wire.Jsons;

class ScreenTest {

  private final Crm crm = Crm.start().signedIn();

  @AfterEach
  void stop() {
    crm.close();
  }

  @Test
  void starts_with_the_first_administrator_and_changes_by_cookie() {
    Answer before = crm.send("GET", "/_sandbox/screen/session", null, Map.of());
    Answer change =
        crm.send("POST", "/_sandbox/screen/session", "{\"user\":\"" + Crm.RITA + "\"}", Map.of());

    assertThat(before.body().getJsonObject("user").getString("full_name"))
        .isEqualTo("Dana Whitlock");
    assertThat(before.body().getJsonArray("users")).hasSize(4);
    assertThat(before.body().getBoolean("administrator")).isTrue();
    assertThat(before.body().getJsonArray("rights")).hasSize(5);
    assertThat(change.body().getBoolean("administrator")).isFalse();
    assertThat(change.body().getJsonArray("rights").getString(0)).isEqualTo("VIEW");
    assertThat(before.body().getString("zgid")).isEqualTo("700000001");
    assertThat(before.body().getString("company")).isEqualTo("Acme");
    assertThat(change.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("sandbox_user=" + Crm.RITA, "HttpOnly", "SameSite=Lax");
  }

  @Test
  void stamps_records_with_whoever_looks_at_the_screen() {
    Answer made =
        crm.onScreen(
            Crm.RITA,
            "POST",
            "/crm/v8/Portal_Sessions",
            "{\"data\":[{\"Name\":\"nonce\",\"Created_By\":{\"id\":\"" + Crm.DANA + "\"}}]}");

    String id = made.details().getString("id");
    JsonObject row = crm.get("/crm/v8/Portal_Sessions/" + id).first();
    assertThat(row.getJsonObject("Created_By").getString("id")).isEqualTo(Crm.RITA);
    assertThat(row.getString("Created_Time")).isEqualTo(row.getString("Modified_Time"));
  }

  @Test
  void lets_readers_read_and_make_sessions_and_nothing_else() {
    String nonce = crm.create("Portal_Sessions", "{\"Name\":\"someone else's\"}");
    String change = "{\"data\":[{\"Name\":\"mine\"}]}";

    Answer edit = crm.onScreen(Crm.RITA, "PUT", "/crm/v8/Partners/" + Crm.NORTHWIND, change);
    Answer hijack = crm.onScreen(Crm.RITA, "PUT", "/crm/v8/Portal_Sessions/" + nonce, change);
    Answer look = crm.onScreen(Crm.RITA, "GET", "/crm/v8/Portal_Sessions/" + nonce, null);
    Answer delete = crm.onScreen(Crm.RITA, "DELETE", "/crm/v8/Partners/" + Crm.NORTHWIND, null);

    assertThat(edit.status()).isEqualTo(403);
    assertThat(edit.code()).isEqualTo("NO_PERMISSION");
    assertThat(hijack.status()).isEqualTo(403);
    assertThat(look.status()).isEqualTo(204);
    assertThat(delete.status()).isEqualTo(403);
    assertThat(crm.onScreen(Crm.RITA, "GET", "/crm/v8/Partners?fields=Name", null).status())
        .isEqualTo(200);
  }

  @Test
  void asks_for_its_header_and_refuses_other_origins() {
    Map<String, String> cookie = Map.of("Cookie", "sandbox_user=" + Crm.DANA);
    Answer cookieOnly = crm.send("GET", "/crm/v8/org", null, cookie);
    Answer foreign =
        crm.send(
            "POST",
            "/_sandbox/screen/session",
            "{\"user\":\"" + Crm.RITA + "\"}",
            Map.of("Origin", "http://127.0.0.1:1"));
    Answer preflight =
        crm.send(
            "OPTIONS",
            "/crm/v8/Leads",
            null,
            Map.of("Origin", "http://127.0.0.1:1", "Access-Control-Request-Method", "PUT"));

    assertThat(cookieOnly.status()).isEqualTo(401);
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(preflight.status()).isEqualTo(403);
    assertThat(preflight.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void forgets_a_user_who_was_deactivated() {
    crm.post("/_sandbox/users/" + Crm.RITA, "{\"active\":false}");

    JsonObject user =
        crm.get("/crm/v8/users/" + Crm.RITA).body().getJsonArray("users").getJsonObject(0);
    Answer session =
        crm.send("POST", "/_sandbox/screen/session", "{\"user\":\"" + Crm.RITA + "\"}", Map.of());

    assertThat(user.getString("status")).isEqualTo("disabled");
    assertThat(session.status()).isEqualTo(400);
  }

  @Test
  void lists_widgets_on_their_own_origin_and_the_variables_they_read() {
    Answer widgets = crm.send("GET", "/_sandbox/screen/widgets", null, Map.of());
    Answer variable =
        crm.send("GET", "/_sandbox/screen/variables/partner_portal_url", null, Map.of());

    JsonObject panel = Jsons.parse(widgets.text()).asJsonArray().getJsonObject(0);
    assertThat(panel.getString("place")).isEqualTo("record-panel");
    assertThat(panel.getString("module")).isEqualTo("Partners");
    assertThat(panel.getString("url")).startsWith(crm.widgets()).contains("?serviceOrigin=http%3A");
    assertThat(variable.body().getString("value")).isEqualTo("http://localhost:18080");
  }

  @Test
  void serves_the_packed_pages_with_the_stand_in_instead_of_zohos_script() {
    Answer page = crm.send("GET", crm.widgets() + "/app/page.html", null, Map.of());
    Answer script = crm.send("GET", crm.widgets() + "/app/page.js", null, Map.of());
    Answer nothing = crm.send("GET", crm.widgets() + "/app/nothing.html", null, Map.of());

    assertThat(page.text())
        .contains("src=\"/_sandbox/sdk.js\"")
        .doesNotContain("live.zwidgets.com/js-sdk");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .contains("frame-ancestors " + crm.base());
    assertThat(script.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/javascript");
    assertThat(script.text()).contains("live.zwidgets.com/js-sdk/1.5/ZohoEmbededAppSDK.min.js");
    assertThat(nothing.status()).isEqualTo(404);
  }

  @Test
  void serves_its_own_page_under_a_strict_policy() {
    Answer page = crm.send("GET", "/", null, Map.of());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "frame-src " + crm.widgets());
    assertThat(crm.send("GET", "/screen/../seed/acme.json", null, Map.of()).status())
        .isEqualTo(404);
  }

  @Test
  void gives_every_page_an_icon() {
    for (String page : List.of(crm.base(), crm.widgets())) {
      Answer icon = crm.send("GET", page + "/favicon.ico", null, Map.of());

      assertThat(icon.status()).isEqualTo(200);
      assertThat(icon.headers().firstValue("Content-Type")).contains("image/svg+xml");
      assertThat(icon.text()).startsWith("<svg");
    }
    assertThat(crm.send("GET", "/", null, Map.of()).text())
        .contains("<link rel=\"icon\" href=\"/screen/icon.svg\"");
  }
}
