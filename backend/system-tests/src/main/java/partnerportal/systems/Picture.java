package partnerportal.systems;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** An image somebody uploads: a sign of one colour. */
public final class Picture {

  private Picture() {}

  /**
   * A PNG file.
   *
   * @param colour as 0xrrggbb
   */
  public static byte[] png(int width, int height, int colour) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pixels = new int[width * height];
    java.util.Arrays.fill(pixels, colour);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    try {
      var out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
