package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Member;
import partnerportal.systems.Picture;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.PublicForm;
import partnerportal.systems.Reply;
import partnerportal.systems.World;

/** A partner's logo, from the file its owner chooses to the websites that show it. */
@PlaysIn.SharedWorld
class PartnerLogoIT {

  static final URI WEBSITE = URI.create("https://www.logo.example");
  static final String LOGO = "/api/v1/partner/logo";

  /** As many as one person may send in a while. */
  static final int MOST = 20;

  static final int RED = 0xd02020;
  static final int BLUE = 0x2040d0;

  World world = World.shared();
  PortalSystem portal = world.portal();
  World.Partner partner = world.partner();
  Member owner = partner.owner();

  @Test
  void a_logo_stands_at_the_form_for_every_website() {
    var form = form(owner);
    assertThat(form.opens().expect(200).json().isNull("logo")).isTrue();

    owner.setsLogo(Picture.png(1024, 256, RED)).expect(200);

    var said = form.opens().expect(200).json().getJsonObject("logo");
    assertThat(said.getInt("width")).isEqualTo(512);
    assertThat(said.getInt("height")).isEqualTo(128);
    var shown = portal.send("GET", said.getString("path"), Map.of(), null);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body()).startsWith("\ufffdPNG");
    assertThat(shown.header("Content-Type")).hasValue("image/png");
    assertThat(shown.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(shown.header("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
    assertThat(shown.header("Cache-Control")).hasValue("public, max-age=300");
    assertThat(shown.header("Set-Cookie")).isEmpty();
    assertThat(shown.headers().allValues("Vary")).as("for whoever keeps it").contains("Origin");
    var again = form.logo(shown.header("ETag").orElseThrow());
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(shown.header("ETag"));
  }

  @Test
  void another_logo_has_another_tag_and_address_until_it_is_taken_away() {
    var form = form(owner);
    owner.setsLogo(Picture.png(60, 60, RED)).expect(200);
    var first = form.logo("").expect(200).header("ETag").orElseThrow();
    var address = form.opens().json().getJsonObject("logo").getString("path");
    assertThat(owner.me().getJsonObject("partner").getString("logo")).isEqualTo(bare(first));

    owner.setsLogo(Picture.png(60, 60, BLUE)).expect(200);

    var second = form.logo(first).expect(200).header("ETag").orElseThrow();
    assertThat(second).isNotEqualTo(first);
    assertThat(form.opens().json().getJsonObject("logo").getString("path")).isNotEqualTo(address);
    assertThat(owner.get(LOGO).expect(200).header("ETag")).hasValue(second);

    owner.delete(LOGO).expect(204);
    owner.delete(LOGO).expect(204);

    assertThat(form.logo(second).problem()).isEqualTo("not-found");
    assertThat(form.opens().json().isNull("logo")).isTrue();
    assertThat(owner.get(LOGO).problem()).isEqualTo("not-found");
    assertThat(owner.me().getJsonObject("partner").isNull("logo")).isTrue();
  }

  @Test
  void a_form_that_is_unknown_closed_or_without_a_logo_is_answered_alike() {
    var unknown = new PublicForm(portal, "no-such-form", WEBSITE).logo("");
    var without = form(world.partner().owner()).logo("");
    owner.setsLogo(Picture.png(60, 60, RED)).expect(200);
    var closed = new PublicForm(portal, owner.form().getString("key"), WEBSITE).logo("");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(plain(without)).isEqualTo(plain(unknown));
    assertThat(plain(closed)).isEqualTo(plain(unknown));
    assertThat(unknown.header("Cache-Control")).hasValue("no-store");
  }

  @Test
  void only_an_owner_changes_it_and_all_of_the_partner_see_it() {
    owner.setsLogo(Picture.png(60, 60, RED)).expect(200);
    var tag = owner.get(LOGO).expect(200).header("ETag").orElseThrow();

    for (var role : new String[] {"PARTNER_VIEWER", "PARTNER_MANAGER"}) {
      var colleague = colleague(role);
      assertThat(colleague.setsLogo(Picture.png(60, 60, BLUE)).problem()).isEqualTo("forbidden");
      assertThat(colleague.delete(LOGO).problem()).isEqualTo("forbidden");
      assertThat(colleague.get(LOGO).expect(200).header("ETag")).hasValue(tag);
    }
    var stranger = world.partner().owner();
    assertThat(stranger.get(LOGO).problem()).isEqualTo("not-found");
    stranger.setsLogo(Picture.png(60, 60, BLUE)).expect(200);
    stranger.delete(LOGO).expect(204);
    assertThat(owner.get(LOGO).expect(200).header("ETag")).hasValue(tag);
  }

  @Test
  void what_is_no_image_or_too_large_is_refused_and_changes_nothing() {
    owner.setsLogo(Picture.png(60, 60, RED)).expect(200);
    var tag = owner.get(LOGO).expect(200).header("ETag").orElseThrow();

    var drawing = owner.setsLogo("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8));
    assertThat(drawing.status()).isEqualTo(415);
    assertThat(drawing.problem()).isEqualTo("unsupported-image");
    assertThat(drawing.pointers()).containsExactly("");
    assertThat(owner.setsLogo(new byte[0]).problem()).isEqualTo("unsupported-image");
    assertThat(owner.setsLogo(Picture.png(4097, 2, RED)).problem()).isEqualTo("unsupported-image");
    var large = Arrays.copyOf(Picture.png(60, 60, BLUE), 1_048_577);
    assertThat(owner.setsLogo(large).status()).isEqualTo(413);
    var photograph = Arrays.copyOf(large, 8_000_000);
    assertThat(owner.setsLogo(photograph).problem()).isEqualTo("payload-too-large");

    assertThat(owner.get(LOGO).expect(200).header("ETag")).hasValue(tag);
  }

  @Test
  void who_sends_one_after_another_has_to_wait_and_keeps_the_former() {
    owner.setsLogo(Picture.png(60, 60, RED)).expect(200);
    var tag = owner.get(LOGO).expect(200).header("ETag").orElseThrow();
    for (var sent = 1; sent < MOST; sent++)
      assertThat(owner.setsLogo("no image".getBytes(UTF_8)).status()).isEqualTo(415);

    var refused = owner.setsLogo(Picture.png(60, 60, BLUE));

    assertThat(refused.problem()).isEqualTo("rate-limited");
    assertThat(refused.header("Retry-After")).isPresent();
    assertThat(owner.get(LOGO).expect(200).header("ETag")).hasValue(tag);
    world.partner().owner().setsLogo(Picture.png(60, 60, BLUE)).expect(200);
  }

  @Test
  void every_change_is_on_record_and_what_changes_nothing_is_not() {
    owner.setsLogo(Picture.png(60, 60, RED)).expect(200);
    owner.setsLogo(Picture.png(60, 60, RED)).expect(200);
    owner.setsLogo(Picture.png(60, 60, BLUE)).expect(200);
    owner.delete(LOGO).expect(204);
    owner.delete(LOGO).expect(204);

    var id = owner.me().getJsonObject("partner").getString("id");
    assertThat(
            world
                .postgres()
                .ask(
                    "select action from audit where object = '"
                        + id
                        + "' and action like 'logo-%' and actor = '"
                        + owner.membership()
                        + "' order by id"))
        .containsExactly("logo-set", "logo-set", "logo-removed");
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private PublicForm form(Member of) {
    return new PublicForm(portal, of.opensForm(WEBSITE), WEBSITE);
  }

  private Member colleague(String role) {
    var email = "colleague@" + UUID.randomUUID() + ".example";
    owner.invites(email, role);
    return portal.activate(world.mail().await(email, "invites you"), World.PASSWORD);
  }

  private static String bare(String tag) {
    return tag.replace("\"", "");
  }

  private static String plain(Reply reply) {
    return reply.status() + reply.body().replaceAll("\"instance\":\"[^\"]*\"", "");
  }
}
