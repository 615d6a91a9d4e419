package zohosandbox.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionTest {

  @TempDir Path folder;

  @Test
  void stands_where_its_manifest_says() throws IOException {
    Extension extension =
        packed(
            Map.of(
                "app/home.html", "",
                "app/tab.html", "",
                "app/panel.html", "",
                "app/button.html", "",
                "app/set-up.html", "",
                "plugin-manifest.json",
                    """
                    {"service": "CRM", "modules": {"widgets": [
                      {"name": "Figures", "url": "/app/home.html", "type": "dashboard"},
                      {"name": "Partner desk", "url": "/app/tab.html", "type": "web-tab"},
                      {"name": "Panel", "url": "/app/panel.html", "type": "related-list", "module": "Leads"},
                      {"name": "Ask", "url": "/app/button.html", "type": "custom-button", "module": "Leads"},
                      {"name": "Set-up", "url": "/app/set-up.html", "type": "settings"}]}}
                    """));

    assertThat(extension.widgets())
        .extracting(Widget::id, Widget::place, Widget::name)
        .containsExactly(
            tuple("home", Place.DASHBOARD, "Figures"),
            tuple("tab", Place.WEB_TAB, "Partner desk"),
            tuple("panel", Place.RECORD_PANEL, "Panel"),
            tuple("button", Place.BUTTON, "Ask"),
            tuple("set-up", Place.SETTINGS, "Set-up"));
    assertThat(extension.widgets().get(2).module()).contains("Leads");
  }

  @Test
  void has_no_place_for_pages_it_does_not_hold_and_places_nobody_knows() throws IOException {
    Extension extension =
        packed(
            Map.of(
                "app/signal.html", "",
                "app/panel.html", "",
                "widgets.json",
                    """
                    {"widgets": [
                      {"id": "gone", "place": "web-tab", "name": "Gone", "page": "app/gone.html"},
                      {"id": "signal", "type": "signals", "name": "Signal", "page": "app/signal.html"},
                      {"id": "nowhere", "place": "record-panel", "name": "Nowhere", "page": "app/panel.html"}]}
                    """));

    assertThat(extension.widgets()).isEmpty();
  }

  @Test
  void is_placed_by_our_own_list_when_it_brings_none() throws IOException {
    Extension extension = packed(Map.of("app/partner-panel.html", ""));

    assertThat(extension.widgets())
        .singleElement()
        .satisfies(
            widget -> {
              assertThat(widget.id()).isEqualTo("partner-panel");
              assertThat(widget.place()).isEqualTo(Place.RECORD_PANEL);
              assertThat(widget.module()).contains("Partners");
              assertThat(widget.size().getInt("height")).isEqualTo(560);
            });
  }

  private Extension packed(Map<String, String> files) throws IOException {
    Path file = folder.resolve("extension.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return Extension.open(Optional.of(file));
  }
}
