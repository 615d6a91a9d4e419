package partnerportal.partner;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/**
 * Makes a picture smaller by averaging what falls into one pixel; transparent ones have no say in
 * the colour. Works on the samples themselves: the platform's drawing would open a screen, and
 * takes grey for something lighter.
 */
final class Shrinking {

  private static final int CHANNELS = 4;

  private final BufferedImage image;
  private final int width;
  private final int height;
  private final float[] sums;

  private Shrinking(BufferedImage image, int width, int height) {
    this.image = image;
    this.width = width;
    this.height = height;
    this.sums = new float[width * height * CHANNELS];
  }

  /**
   * A picture in a smaller size, or in its own.
   *
   * @param image of one, two, three or four channels: grey or colours, with or without transparency
   * @return one number a pixel, as of {@link BufferedImage#TYPE_INT_ARGB}
   */
  static int[] of(BufferedImage image, int width, int height) {
    var shrinking = new Shrinking(image, width, height);
    shrinking.sum();
    return shrinking.averages();
  }

  private void sum() {
    var rows = new Rows(image);
    var narrow = new float[width * CHANNELS];
    var scale = (double) height / image.getHeight();
    for (var y = 0; y < image.getHeight(); y++) {
      narrow(rows.read(y), narrow);
      var top = y * scale;
      var bottom = top + scale;
      for (var to = (int) top; to < height && to < bottom; to++)
        add(narrow, to, (float) (Math.min(bottom, to + 1) - Math.max(top, to)));
    }
  }

  private void add(float[] row, int to, float weight) {
    var at = to * row.length;
    for (var i = 0; i < row.length; i++) sums[at + i] += row[i] * weight;
  }

  /** One row in the new width, colours weighed by how opaque they are. */
  private void narrow(int[] row, float[] narrow) {
    Arrays.fill(narrow, 0);
    var scale = (double) width / row.length;
    for (var x = 0; x < row.length; x++) {
      var left = x * scale;
      var right = left + scale;
      for (var to = (int) left; to < width && to < right; to++) {
        var weight = (float) (Math.min(right, to + 1) - Math.max(left, to));
        var alpha = weight * (row[x] >>> 24);
        var at = to * CHANNELS;
        narrow[at] += alpha;
        narrow[at + 1] += alpha * (row[x] >> 16 & 0xff);
        narrow[at + 2] += alpha * (row[x] >> 8 & 0xff);
        narrow[at + 3] += alpha * (row[x] & 0xff);
      }
    }
  }

  private int[] averages() {
    var pixels = new int[width * height];
    for (var i = 0; i < pixels.length; i++) {
      var at = i * CHANNELS;
      var alpha = sums[at];
      if (alpha <= 0) continue;
      pixels[i] =
          part(alpha) << 24
              | part(sums[at + 1] / alpha) << 16
              | part(sums[at + 2] / alpha) << 8
              | part(sums[at + 3] / alpha);
    }
    return pixels;
  }

  private static int part(float value) {
    return Math.max(0, Math.min(255, Math.round(value)));
  }

  /** Rows of a picture, whatever its samples are. */
  private static final class Rows {
    private final BufferedImage image;
    private final int[] row;
    private final boolean listed;
    private final int channels;
    private final int tooDeep;
    private int[] samples;

    Rows(BufferedImage image) {
      this.image = image;
      row = new int[image.getWidth()];
      listed = image.getColorModel() instanceof IndexColorModel;
      channels = image.getRaster().getNumBands();
      tooDeep = image.getSampleModel().getSampleSize(0) - 8;
      if (!listed && (channels > CHANNELS || tooDeep < 0)) throw ImageFile.unreadable();
    }

    int[] read(int y) {
      if (listed) return image.getRGB(0, y, row.length, 1, row, 0, row.length);
      samples = image.getRaster().getPixels(0, y, row.length, 1, samples);
      for (var x = 0; x < row.length; x++) row[x] = pixel(x * channels);
      return row;
    }

    private int pixel(int at) {
      var grey = channels < 3;
      var alpha = channels % 2 == 0 ? samples[at + channels - 1] >> tooDeep : 0xff;
      var red = samples[at] >> tooDeep;
      var green = grey ? red : samples[at + 1] >> tooDeep;
      var blue = grey ? red : samples[at + 2] >> tooDeep;
      return alpha << 24 | red << 16 | green << 8 | blue;
    }
  }
}
