package partnerportal.browser;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import partnerportal.demo.Guides;
import partnerportal.demo.Mailbox;
import partnerportal.demo.Website;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.Ports;
import partnerportal.systems.World;

/** The stories as people see them, on a desk and on a phone; in one of them the portal dies. */
@PlaysIn.OwnWorld(seconds = 270)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {

  static final List<String> DEVICES = List.of("desktop", "phone");

  World world;
  Mailbox mailbox;
  Guides guides;
  ControlDoor door;
  String told;

  @BeforeAll
  void set() throws IOException {
    world = World.of("browser", Map.of());
    mailbox = new Mailbox(Ports.free(), world.mail());
    guides = new Guides(Ports.free(), Ports.free());
    door =
        new ControlDoor(Map.of("kill", world.portal()::kill, "start", world.portal()::startAgain));
    var stories = Json.createObjectBuilder();
    DEVICES.forEach(device -> stories.add(device, story()));
    told =
        Json.createObjectBuilder()
            .add("portal", world.portal().address().toString())
            .add("crm", world.crm().address().toString())
            .add("mailbox", mailbox.address().toString())
            .add("style", guides.style().toString())
            .add("api", guides.api().toString())
            .add("control", door.address().toString())
            .add("password", World.PASSWORD)
            .add("applied", applied().build().getString("company"))
            .add("stories", stories)
            .build()
            .toString();
  }

  @AfterAll
  void strike() {
    world.close();
    door.close();
    guides.close();
    mailbox.close();
  }

  static Stream<Spec> specs() throws IOException {
    return Spec.all().stream().filter(spec -> !spec.equals(CrmScreenIT.SPEC));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void plays(Spec spec) throws IOException, InterruptedException {
    spec.plays(Map.of("PORTAL_WORLD", told));
  }

  private JsonObjectBuilder story() {
    var partner = world.partner();
    var website = new Website(Ports.free(), world.portal().address());
    var key = partner.owner().opensForm(website.address());
    website.shows(key);
    return Json.createObjectBuilder()
        .add("byPanel", applied())
        .add("byHand", applied())
        .add("withForm", withForm(partner, website.address(), key));
  }

  private JsonObjectBuilder applied() {
    var company = world.companyName();
    world.crm().partnerApplied(company, "Ines Vantrel", World.emailOf(company));
    return Json.createObjectBuilder().add("company", company).add("email", World.emailOf(company));
  }

  private static JsonObjectBuilder withForm(World.Partner partner, URI website, String key) {
    return Json.createObjectBuilder()
        .add("company", partner.company())
        .add("email", partner.email())
        .add("website", website.toString())
        .add("form", key);
  }
}
