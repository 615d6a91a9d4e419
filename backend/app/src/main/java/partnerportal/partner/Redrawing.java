package partnerportal.partner;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIOServiceProvider;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import partnerportal.platform.Problem;

/**
 * Draws an uploaded image anew: decoded, brought to our size and written as a PNG of our own. Of
 * the upload nothing is left but what it looks like, so nothing in it can be anything else to
 * somebody.
 */
final class Redrawing {

  /** Pixels a logo has at most on each side. */
  static final int SIDE = 512;

  /** As many pixels are decoded on the longer side at most; of larger ones only every n-th. */
  private static final int DECODED = 2 * SIDE;

  /** What a page is made to load for it; a picture that takes more is drawn smaller. */
  private static final int BYTES = 256 * 1024;

  /** A PNG of ours. */
  record Picture(byte[] png, int width, int height) {}

  private Redrawing() {}

  /**
   * Draws an image anew.
   *
   * @param upload whatever somebody sent
   * @param sideMost pixels it may say to have on a side
   * @throws Problem unsupported-image
   */
  static Picture of(byte[] upload, int sideMost) {
    var file = ImageFile.of(upload);
    var image = decoded(file, sideMost);
    var side = SIDE;
    var picture = drawn(image, side, file.orientation());
    while (picture.png.length > BYTES) {
      side = side * 3 / 4;
      picture = drawn(image, side, file.orientation());
    }
    return picture;
  }

  private static Picture drawn(BufferedImage image, int side, int orientation) {
    var shrink = Math.min(1.0, (double) side / Math.max(image.getWidth(), image.getHeight()));
    var width = Math.max(1, (int) Math.round(image.getWidth() * shrink));
    var height = Math.max(1, (int) Math.round(image.getHeight() * shrink));
    var pixels = Shrinking.of(image, width, height);
    var lying = orientation > 4;
    var turned = turned(pixels, width, height, orientation);
    return encoded(turned, lying ? height : width, lying ? width : height);
  }

  /** The size is asked of the header first: nothing is set aside for pixels that are only said. */
  private static BufferedImage decoded(ImageFile file, int sideMost) {
    var reader = platforms(ImageIO.getImageReadersByFormatName(file.format()));
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file.essentials()))) {
      reader.setInput(in, true, true);
      var width = reader.getWidth(0);
      var height = reader.getHeight(0);
      if (width > sideMost || height > sideMost) throw tooLarge(width, height, sideMost);
      var step = Math.max(1, Math.max(width, height) / DECODED);
      var param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } catch (IOException e) {
      throw ImageFile.unreadable();
    } catch (Problem refused) {
      throw refused;
    } catch (RuntimeException e) {
      // decoders fail in many ways on what only looks like an image
      throw ImageFile.unreadable();
    } finally {
      reader.dispose();
    }
  }

  private static Problem tooLarge(int width, int height, int most) {
    return ImageFile.refused(
        "pixels",
        "The image has "
            + width
            + " by "
            + height
            + " pixels. Make it "
            + most
            + " by "
            + most
            + " at most.");
  }

  /** As a camera's orientation says; five to eight also swap the sides. */
  private static int[] turned(int[] pixels, int width, int height, int orientation) {
    if (orientation == 1) return pixels;
    var lying = orientation > 4;
    var across = lying ? height : width;
    var turned = new int[pixels.length];
    for (var i = 0; i < turned.length; i++) {
      var x = i % across;
      var y = i / across;
      var fromX = lying ? y : x;
      var fromY = lying ? x : y;
      if (mirrorsX(orientation)) fromX = width - 1 - fromX;
      if (mirrorsY(orientation)) fromY = height - 1 - fromY;
      turned[i] = pixels[fromY * width + fromX];
    }
    return turned;
  }

  private static boolean mirrorsX(int orientation) {
    return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  }

  private static boolean mirrorsY(int orientation) {
    return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  }

  private static Picture encoded(int[] pixels, int width, int height) {
    var opaque = Arrays.stream(pixels).allMatch(pixel -> pixel >>> 24 == 0xff);
    var kind = opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    var image = new BufferedImage(width, height, kind);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    var png = new ByteArrayOutputStream();
    ImageWriter writer = platforms(ImageIO.getImageWritersByFormatName("png"));
    try (var out = new MemoryCacheImageOutputStream(png)) {
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, null));
    } catch (IOException e) {
      throw new IllegalStateException("writing into memory failed", e);
    } finally {
      writer.dispose();
    }
    return new Picture(png.toByteArray(), width, height);
  }

  /** The platform's own, whatever else is on the class path. */
  private static <T> T platforms(Iterator<T> all) {
    while (all.hasNext()) {
      var one = all.next();
      if (providerOf(one).getClass().getModule() == ImageIO.class.getModule()) return one;
    }
    throw new IllegalStateException("This Java runtime lacks its images (java.desktop).");
  }

  private static IIOServiceProvider providerOf(Object one) {
    return one instanceof ImageReader reader
        ? reader.getOriginatingProvider()
        : ((ImageWriter) one).getOriginatingProvider();
  }
}
