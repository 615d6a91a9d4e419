package partnerportal.identity;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A text as a QR code, to be drawn by the page: a script may not insert markup there, a path it
 * may.
 *
 * @param size modules along one side, without the quiet zone of four that belongs around it
 * @param path the dark modules as the {@code d} of an SVG path, one unit a module
 */
@Schema(name = "QrCode")
public record QrCode(@Schema(required = true) int size, @Schema(required = true) String path) {

  static QrCode of(String text) {
    try {
      var matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      return new QrCode(matrix.getWidth(), path(matrix));
    } catch (WriterException e) {
      throw new IllegalStateException("a text is too long for a QR code", e);
    }
  }

  /** One rectangle for each run of dark modules in a row. */
  private static String path(ByteMatrix matrix) {
    var path = new StringBuilder();
    for (var y = 0; y < matrix.getHeight(); y++) {
      for (var x = 0; x < matrix.getWidth(); x++) {
        var run = 0;
        while (x + run < matrix.getWidth() && matrix.get(x + run, y) == 1) run++;
        if (run == 0) continue;
        path.append('M').append(x).append(' ').append(y);
        path.append('h').append(run).append("v1h-").append(run).append('z');
        x += run;
      }
    }
    return path.toString();
  }
}
