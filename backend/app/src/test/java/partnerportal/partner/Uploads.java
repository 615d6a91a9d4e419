package partnerportal.partner;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** What people upload as a logo, and what others would. */
final class Uploads {

  static final int RED = 0xffd02020;
  static final int BLUE = 0xff2040d0;

  private Uploads() {}

  /** Left half red, right half blue. */
  static BufferedImage halves(int width, int height, int kind) {
    var image = new BufferedImage(width, height, kind);
    for (var y = 0; y < height; y++)
      for (var x = 0; x < width; x++) image.setRGB(x, y, x < width / 2 ? RED : BLUE);
    return image;
  }

  static byte[] png(int width, int height) {
    return file("png", halves(width, height, BufferedImage.TYPE_INT_ARGB));
  }

  static byte[] jpeg(int width, int height) {
    return file("jpeg", halves(width, height, BufferedImage.TYPE_INT_RGB));
  }

  static byte[] file(String format, BufferedImage image) {
    try {
      var out = new ByteArrayOutputStream();
      if (!ImageIO.write(image, format, out)) throw new IllegalStateException(format);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BufferedImage read(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PNG with another chunk behind its header. */
  static byte[] withChunk(byte[] png, String name, String content) {
    return joined(slice(png, 0, 33), chunk(name, text(content)), slice(png, 33, png.length));
  }

  /** A PNG that is a header and an empty picture, and says it is that large. */
  static byte[] claims(int width, int height) {
    var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 6});
    return joined(
        slice(png(1, 1), 0, 8),
        chunk("IHDR", header.array()),
        chunk("IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1}),
        chunk("IEND", new byte[0]));
  }

  /** A JPEG with a place where a photograph was taken, and the way its camera was held. */
  static byte[] withExif(byte[] jpeg, int orientation, String place) {
    var tiff = ByteBuffer.allocate(26 + place.length());
    tiff.put(text("MM\0*")).putInt(8).putShort((short) 1);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0).put(text(place));
    return withSegment(jpeg, 0xe1, joined(text("Exif\0\0"), tiff.array()));
  }

  /** A JPEG with another segment at its beginning. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    var head = ByteBuffer.allocate(4).put((byte) 0xff).put((byte) marker);
    head.putShort((short) (content.length + 2));
    return joined(slice(jpeg, 0, 2), head.array(), content, slice(jpeg, 2, jpeg.length));
  }

  /** The names of a PNG's chunks, in their order; whatever is behind the last is one too. */
  static List<String> chunks(byte[] png) {
    var names = new ArrayList<String>();
    var at = 8;
    while (at < png.length) {
      names.add(new String(png, at + 4, 4, StandardCharsets.ISO_8859_1));
      at += 12 + ByteBuffer.wrap(png).getInt(at);
    }
    return names;
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) all.writeBytes(part);
    return all.toByteArray();
  }

  static byte[] slice(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] chunk(String name, byte[] content) {
    var named = joined(text(name), content);
    var sum = new CRC32();
    sum.update(named);
    return joined(
        ByteBuffer.allocate(4).putInt(content.length).array(),
        named,
        ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
