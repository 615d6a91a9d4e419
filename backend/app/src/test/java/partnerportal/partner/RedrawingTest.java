package partnerportal.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;

class RedrawingTest {

  static final int MOST = 4096;
  static final String SECRET = "GPS 52.5163 13.3777 <script>alert(1)</script>";

  @Test
  void nothing_of_a_png_is_left_but_what_it_looks_like() {
    var upload = Uploads.png(40, 20);
    for (var name : List.of("tEXt", "zTXt", "iTXt", "eXIf", "iCCP", "prVt"))
      upload = Uploads.withChunk(upload, name, SECRET);
    upload = Uploads.joined(upload, Uploads.text("PK\3\4 " + SECRET));

    var drawn = Redrawing.of(upload, MOST);

    assertThat(Uploads.chunks(drawn.png())).containsOnly("IHDR", "IDAT", "IEND");
    assertThat(new String(drawn.png(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "PK\3");
    assertHalves(drawn, 40, 20, 0);
  }

  @Test
  void nothing_of_a_jpeg_is_left_but_what_it_looks_like() {
    var upload = Uploads.withExif(Uploads.jpeg(64, 32), 1, SECRET);
    upload = Uploads.withSegment(upload, 0xfe, Uploads.text(SECRET));
    upload = Uploads.withSegment(upload, 0xe2, Uploads.text("ICC_PROFILE\0" + SECRET));
    upload = Uploads.joined(upload, Uploads.text("<html>" + SECRET));

    var drawn = Redrawing.of(upload, MOST);

    assertThat(Uploads.chunks(drawn.png())).containsOnly("IHDR", "IDAT", "IEND");
    assertThat(new String(drawn.png(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "html");
    assertHalves(drawn, 64, 32, 30);
  }

  /** The decoder is not trusted with them either. */
  @Test
  void a_decoder_is_not_even_given_the_rest() {
    var png = Uploads.withChunk(Uploads.png(4, 4), "zTXt", SECRET);
    var jpeg = Uploads.withExif(Uploads.jpeg(8, 8), 6, SECRET);

    for (var upload : List.of(png, jpeg))
      assertThat(new String(ImageFile.of(upload).essentials(), StandardCharsets.ISO_8859_1))
          .doesNotContain("GPS");
  }

  @ParameterizedTest
  @CsvSource({
    "512,512,512,512",
    "1024,256,512,128",
    "4096,4096,512,512",
    "3,4096,1,512",
    "1,1,1,1"
  })
  void fits_into_512_pixels_and_is_not_made_larger(int width, int height, int fits, int high) {
    var drawn = Redrawing.of(Uploads.png(width, height), MOST);

    assertThat(List.of(drawn.width(), drawn.height())).isEqualTo(List.of(fits, high));
    assertThat(Uploads.read(drawn.png()).getHeight()).isEqualTo(high);
  }

  @Test
  void keeps_colours_and_what_is_transparent() {
    var image = Uploads.halves(1000, 10, BufferedImage.TYPE_INT_ARGB);
    for (var x = 0; x < 500; x++) for (var y = 0; y < 10; y++) image.setRGB(x, y, 0);

    var drawn = Uploads.read(Redrawing.of(Uploads.file("png", image), MOST).png());

    assertThat(drawn.getRGB(100, 2)).isZero();
    assertThat(drawn.getRGB(400, 2)).isEqualTo(Uploads.BLUE);
  }

  @Test
  void a_grey_is_the_same_grey_afterwards() {
    for (var kind : List.of(BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY)) {
      var image = new BufferedImage(20, 20, kind);
      var half = kind == BufferedImage.TYPE_BYTE_GRAY ? 0x80 : 0x8012;
      for (var i = 0; i < 400; i++) image.getRaster().setSample(i % 20, i / 20, 0, half);

      var drawn = Uploads.read(Redrawing.of(Uploads.file("png", image), MOST).png());

      assertThat(new Color(drawn.getRGB(9, 9))).isEqualTo(new Color(0x80, 0x80, 0x80));
    }
  }

  @Test
  void knows_colours_from_a_list() {
    var listed = Uploads.halves(300, 30, BufferedImage.TYPE_BYTE_INDEXED);

    var drawn = Uploads.read(Redrawing.of(Uploads.file("png", listed), MOST).png());

    assertThat(drawn.getRGB(10, 10)).isEqualTo(listed.getRGB(10, 10));
    assertThat(drawn.getRGB(290, 10)).isEqualTo(listed.getRGB(290, 10));
  }

  /** Where what was at the left is now: x and y of a point in it, in a picture of 64 by 32. */
  @ParameterizedTest
  @CsvSource({
    "1,64,32,4,16",
    "2,64,32,60,16",
    "3,64,32,60,16",
    "4,64,32,4,16",
    "5,32,64,16,4",
    "6,32,64,16,4",
    "7,32,64,16,60",
    "8,32,64,16,60",
    "9,64,32,4,16"
  })
  void a_photograph_is_the_right_way_up(int orientation, int width, int height, int x, int y) {
    var upload = Uploads.withExif(Uploads.jpeg(64, 32), orientation, SECRET);

    var drawn = Redrawing.of(upload, MOST);

    assertThat(List.of(drawn.width(), drawn.height())).isEqualTo(List.of(width, height));
    assertThat(near(Uploads.read(drawn.png()).getRGB(x, y), Uploads.RED, 30)).isTrue();
  }

  @Test
  void turning_tells_above_from_below() {
    var image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    for (var x = 0; x < 64; x++) for (var y = 0; y < 16; y++) image.setRGB(x, y, Uploads.RED);
    var jpeg = Uploads.file("jpeg", image);
    var where = List.of("up", "up", "down", "down", "left", "right", "right", "left");

    for (var orientation = 1; orientation <= 8; orientation++) {
      var drawn = Uploads.read(Redrawing.of(Uploads.withExif(jpeg, orientation, ""), MOST).png());
      var across = drawn.getWidth();
      var down = drawn.getHeight();
      var red =
          switch (where.get(orientation - 1)) {
            case "up" -> drawn.getRGB(across / 2, 3);
            case "down" -> drawn.getRGB(across / 2, down - 4);
            case "left" -> drawn.getRGB(3, down / 2);
            default -> drawn.getRGB(across - 4, down / 2);
          };
      assertThat(near(red, Uploads.RED, 40)).as("orientation " + orientation).isTrue();
    }
  }

  @Test
  void what_says_to_be_huge_is_refused_before_room_is_made_for_it() {
    var refused = refused(Uploads.claims(30_000, 30_000));

    assertThat(refused.faults().get(0).code()).isEqualTo("pixels");
    assertThat(refused.faults().get(0).pointer()).isEmpty();
    assertThat(refused.getMessage()).contains("30000 by 30000", "4096");
    assertThat(refused(Uploads.claims(4097, 1)).faults().get(0).code()).isEqualTo("pixels");
    assertThat(refused(Uploads.claims(1, 4097)).faults().get(0).code()).isEqualTo("pixels");
    assertThat(refused(Uploads.claims(4096, 4096)).faults().get(0).code()).isEqualTo("unreadable");
  }

  static Stream<byte[]> no_png_and_no_jpeg() {
    return Stream.of(
            "",
            "\0",
            "GIF89a\1\0\1\0\0\0\0;",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
            "<!doctype html><script>alert(1)</script>",
            "RIFF\4\0\0\0WEBPVP8 ",
            "BM\36\0\0\0",
            "II*\0\10\0\0\0",
            "%PDF-1.7",
            "\u0089PNG\r\n")
        .map(Uploads::text);
  }

  @ParameterizedTest
  @MethodSource("no_png_and_no_jpeg")
  void other_kinds_are_refused_whatever_they_are_called(byte[] upload) {
    assertThat(refused(upload).faults().get(0).code()).isEqualTo("format");
  }

  @Test
  void what_ends_too_early_is_refused() {
    for (var whole : List.of(Uploads.png(30, 30), Uploads.jpeg(30, 30)))
      for (var end = 8; end < whole.length; end++)
        assertThat(refused(Uploads.slice(whole, 0, end)).faults().get(0).code())
            .isEqualTo("incomplete");
  }

  @Test
  void inks_of_a_printer_are_refused() throws IOException {
    var inks = Raster.createInterleavedRaster(0, 16, 16, 4, null);
    var out = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(new IIOImage(inks, null, null));
    }

    assertThat(refused(out.toByteArray()).faults().get(0).code()).isEqualTo("colours");
  }

  @Test
  void a_picture_of_thousands_of_scans_is_refused() {
    var jpeg = Uploads.jpeg(16, 16);
    var scan = 0;
    while (!(jpeg[scan] == (byte) 0xff && jpeg[scan + 1] == (byte) 0xda)) scan++;
    var upload = new ByteArrayOutputStream();
    upload.write(jpeg, 0, scan);
    for (var i = 0; i < 21; i++) upload.write(jpeg, scan, jpeg.length - 2 - scan);
    upload.write(jpeg, jpeg.length - 2, 2);

    assertThatThrownBy(() -> ImageFile.of(upload.toByteArray()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("cannot be read");
  }

  /** A decoder skips them and reads on where we would have skipped a whole segment. */
  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x01, 0xd0, 0xd7, 0xd8})
  void nothing_hides_in_what_only_looks_like_a_segment(int marker) {
    var jpeg = Uploads.jpeg(16, 16);
    var tables = Uploads.withSegment(jpeg, marker, Uploads.text("more scans than are counted"));
    var upload = Uploads.withSegment(tables, 0xdb, Uploads.text("\0" + "\1".repeat(64)));

    assertThat(refused(upload).faults().get(0).code()).isEqualTo("unreadable");
  }

  @Test
  void a_frame_is_the_only_one_and_of_a_kind_that_screens_show() {
    var jpeg = Uploads.jpeg(16, 16);
    var arithmetic = jpeg.clone();
    for (var at = 0; at < jpeg.length - 1; at++)
      if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) 0xc0) arithmetic[at + 1] = (byte) 0xca;
    var two = Uploads.withSegment(jpeg, 0xc0, Uploads.text("\10\0\20\0\20\1\1\21\0"));

    for (var upload : List.of(arithmetic, two))
      assertThat(refused(upload).faults().get(0).code()).isEqualTo("unreadable");
  }

  @Test
  void what_would_be_long_in_coming_is_drawn_smaller() {
    var random = new Random(7);
    var noise = new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB);
    for (var i = 0; i < 600 * 300; i++) noise.setRGB(i % 600, i / 600, random.nextInt());

    var drawn = Redrawing.of(Uploads.file("png", noise), MOST);

    assertThat(drawn.png()).hasSizeLessThan(256 * 1024);
    assertThat(drawn.width()).isEqualTo(2 * drawn.height()).isGreaterThan(200);
  }

  @Test
  void whatever_comes_is_drawn_or_refused() {
    var random = new Random(7);
    var drawn = 0;
    for (var whole : List.of(Uploads.png(24, 24), Uploads.jpeg(24, 24)))
      for (var i = 0; i < 2_000; i++) {
        var upload = whole.clone();
        for (var n = random.nextInt(4); n >= 0; n--)
          upload[8 + random.nextInt(upload.length - 8)] = (byte) random.nextInt(256);
        try {
          Redrawing.of(upload, 200);
          drawn++;
        } catch (Problem refused) {
          assertThat(refused.kind()).isEqualTo(ProblemKind.UNSUPPORTED_IMAGE);
        }
      }
    assertThat(drawn).isBetween(100, 3_900);
  }

  private static Problem refused(byte[] upload) {
    var refused = catchThrowableOfType(Problem.class, () -> Redrawing.of(upload, MOST));
    assertThat(refused).as("a refusal").isNotNull();
    assertThat(refused.kind()).isEqualTo(ProblemKind.UNSUPPORTED_IMAGE);
    return refused;
  }

  private static void assertHalves(Redrawing.Picture drawn, int width, int height, int off) {
    var image = Uploads.read(drawn.png());
    assertThat(List.of(image.getWidth(), image.getHeight())).isEqualTo(List.of(width, height));
    assertThat(near(image.getRGB(2, height / 2), Uploads.RED, off)).isTrue();
    assertThat(near(image.getRGB(width - 3, height / 2), Uploads.BLUE, off)).isTrue();
  }

  /** Whether no channel is further away; a JPEG is not exact. */
  private static boolean near(int colour, int expected, int off) {
    for (var shift = 0; shift < 32; shift += 8)
      if (Math.abs((colour >>> shift & 0xff) - (expected >>> shift & 0xff)) > off) return false;
    return true;
  }
}
