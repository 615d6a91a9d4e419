package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;
import zohosandbox.wire.ApiCalls;
import zohosandbox.wire.Jsons;

class ScopesTest {

  private final Crm crm = Crm.with(Map.of("SANDBOX_REFRESH_TOKEN_NARROW", "1000.narrow"));

  @AfterEach
  void stop() {
    crm.close();
  }

  private void consented(String scopes) {
    Answer redirect =
        crm.send(
            "POST",
            "/oauth/v2/auth?response_type=code&client_id=1000.SANDBOXCLIENT&scope="
                + scopes
                + "&redirect_uri=http://localhost/",
            "answer=accept&user=" + Crm.DANA,
            Crm.form());
    String code =
        redirect
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll(".*code=([^&]+).*", "$1");
    Answer token =
        crm.send(
            "POST",
            "/oauth/v2/token",
            "grant_type=authorization_code&client_id=1000.SANDBOXCLIENT"
                + "&client_secret=sandbox-secret&redirect_uri=http://localhost/&code="
                + code,
            Crm.form());
    crm.carrying(token.body().getString("access_token"));
  }

  private static void assertMismatch(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("OAUTH_SCOPE_MISMATCH");
  }

  @Test
  void lets_the_narrow_token_read_users_and_nothing_else() {
    Answer token =
        crm.send(
            "POST",
            "/oauth/v2/token",
            Crm.TOKEN_FORM.replace("1000.sandbox.refresh", "1000.narrow"),
            Crm.form());
    crm.carrying(token.body().getString("access_token"));

    assertThat(token.body().getString("scope")).isEqualTo("ZohoCRM.users.READ");
    assertThat(crm.get("/crm/v8/users").status()).isEqualTo(200);
    assertMismatch(crm.get("/crm/v8/org"));
    assertMismatch(crm.get("/crm/v8/Leads?fields=id"));
    assertMismatch(crm.get("/crm/v8/settings/fields?module=Leads"));
    assertMismatch(crm.coql("select id from Leads where id is not null"));
  }

  @Test
  void tells_modules_and_operations_apart() {
    consented("ZohoCRM.modules.leads.READ,ZohoCRM.modules.Contacts.CREATE");

    assertThat(crm.get("/crm/v8/Leads?fields=id").status()).isEqualTo(200);
    assertThat(crm.post("/crm/v8/Contacts", "{\"data\":[{\"Last_Name\":\"A\"}]}").status())
        .isEqualTo(201);
    assertMismatch(crm.post("/crm/v8/Leads", "{\"data\":[{\"Last_Name\":\"A\"}]}"));
    assertMismatch(crm.get("/crm/v8/Contacts?fields=id"));
    assertMismatch(crm.post("/crm/v8/Contacts/upsert", "{\"data\":[{\"Last_Name\":\"A\"}]}"));
  }

  @Test
  void calls_the_modules_somebody_added_custom() {
    consented("ZohoCRM.modules.custom.ALL,ZohoCRM.coql.READ");

    assertThat(crm.get("/crm/v8/Partners?fields=id").status()).isEqualTo(200);
    assertThat(crm.coql("select id from Partners where id is not null").status()).isEqualTo(200);
    assertMismatch(crm.get("/crm/v8/Leads?fields=id"));
    assertMismatch(crm.coql("select id from Leads where id is not null"));
  }

  @Test
  void lets_our_extension_do_its_work_with_the_scopes_it_asks_for() {
    consented(
        Jsons.resource("sigma-manifest/connections.json")
            .getJsonArray("connections")
            .getJsonObject(0)
            .getJsonArray("scopes")
            .getValuesAs(JsonObject.class)
            .stream()
            .map(asked -> asked.getString("scope"))
            .collect(Collectors.joining(",")));
    String lead = "{\"data\":[{\"Last_Name\":\"A\"}]}";
    String note = "{\"data\":[{\"Note_Content\":\"A\"}]}";
    String watch =
        "{\"watch\":[{\"channel_id\":1,\"events\":[\"Leads.all\"],"
            + "\"notify_url\":\"http://127.0.0.1:9/\"}]}";

    List<Answer> answers =
        List.of(
            crm.get("/crm/v8/org"),
            crm.get("/crm/v8/users?type=CurrentUser"),
            crm.get("/crm/v8/settings/modules"),
            crm.get("/crm/v8/settings/fields?module=Leads"),
            crm.get("/crm/v8/settings/layouts?module=Leads"),
            crm.get("/crm/v8/Leads?fields=id&converted=true"),
            crm.get("/crm/v8/Leads/deleted?type=all"),
            crm.get("/crm/v8/Partners/" + Crm.NORTHWIND),
            crm.get("/crm/v8/Portal_Sessions?fields=id"),
            crm.coql("select id from Deals where id is not null"),
            crm.coql("select id from Partners where id is not null"),
            crm.post("/crm/v8/Leads/upsert", lead),
            crm.post("/crm/v8/Leads/5437000000000500001/Notes", note),
            crm.post("/crm/v8/actions/watch", watch));

    assertThat(answers).extracting(Answer::status).allMatch(status -> status < 300);
    assertMismatch(crm.get("/crm/v8/Leads/search?word=A"));
    assertMismatch(crm.delete("/crm/v8/Deals/5437000000000620001"));
  }

  @Test
  void asks_nothing_of_the_screen_but_its_users_rights() {
    assertThat(crm.onScreen(Crm.RITA, "GET", "/crm/v8/org", null).status()).isEqualTo(200);
  }

  @Test
  void has_a_line_for_every_call_there_is() throws Exception {
    ApiCalls table = ApiCalls.fromClassPath();

    List<String> there = resources().stream().flatMap(ScopesTest::calls).toList();
    List<String> forgotten =
        there.stream()
            .filter(call -> call.contains(" crm/"))
            .filter(call -> table.find(call.split(" ")[0], call.split(" ")[1]).isEmpty())
            .toList();

    assertThat(there).contains("GET crm/v8/org");
    assertThat(forgotten).isEmpty();
  }

  private static List<Class<?>> resources() throws Exception {
    var classes =
        java.nio.file.Path.of(
            Sandbox.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<java.nio.file.Path> files = Files.walk(classes)) {
      List<Class<?>> resources = new ArrayList<>();
      for (var file : files.filter(file -> file.toString().endsWith("Resource.class")).toList()) {
        String name = classes.relativize(file).toString();
        resources.add(Class.forName(name.replace('/', '.').replace(".class", "")));
      }
      return resources;
    }
  }

  private static Stream<String> calls(Class<?> resource) {
    String root = resource.getAnnotation(Path.class).value();
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(
            method ->
                Arrays.stream(method.getAnnotations())
                    .map(Annotation::annotationType)
                    .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                    .map(type -> type.getSimpleName() + " " + path(root, method)));
  }

  private static String path(String root, Method method) {
    Path own = method.getAnnotation(Path.class);
    return (own == null ? root : root + "/" + own.value()).replaceAll("\\{\\w+(: [^}]*)?}", "x");
  }
}
