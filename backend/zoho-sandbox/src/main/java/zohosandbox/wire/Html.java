package zohosandbox.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Pages that are packed with the program and have places for values. */
public final class Html {

  private Html() {}

  /** Reads a page whose places are written <code>{{name}}</code>. */
  public static Template template(String path) {
    try (InputStream in = Html.class.getClassLoader().getResourceAsStream(path)) {
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text that means only itself, in an element or a quoted attribute. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("{", "&#123;");
  }

  /**
   * A page that is being filled.
   *
   * @param text as far as it is filled
   */
  public record Template(String text) {

    /** Fills a place with a text. */
    public Template with(String name, String value) {
      return withHtml(name, escaped(value));
    }

    /** Fills a place with elements. */
    public Template withHtml(String name, String html) {
      return new Template(text.replace("{{" + name + "}}", html));
    }
  }
}
