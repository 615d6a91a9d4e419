package partnerportal.partner;

import java.util.List;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;

/**
 * What of an uploaded image a decoder is given: the pixels and what they need to be read. Comments,
 * places, profiles and whatever was appended stay behind, so that no decoder has to be trusted with
 * them either.
 *
 * @param format the decoder's name for it
 * @param essentials a file of that format
 * @param orientation how it has to be turned, 1 to 8 as in EXIF; 1 is as it is
 */
record ImageFile(String format, byte[] essentials, int orientation) {

  /**
   * Knows an image by its first bytes; neither a name nor a header is asked.
   *
   * @throws Problem unsupported-image
   */
  static ImageFile of(byte[] upload) {
    if (PngChunks.begins(upload)) return PngChunks.essentials(upload);
    if (JpegSegments.begins(upload)) return JpegSegments.essentials(upload);
    throw refused("format", "This is neither a PNG nor a JPEG image.");
  }

  /** Ends before it says that it ends. */
  static Problem cut() {
    return refused("incomplete", "The image ends too early. Choose the file again.");
  }

  /** Says of itself what cannot be. */
  static Problem unreadable() {
    return refused("unreadable", "The image cannot be read. Save it anew as PNG, in RGB colours.");
  }

  static Problem refused(String code, String detail) {
    return new Problem(
        ProblemKind.UNSUPPORTED_IMAGE, detail, List.of(new Problem.Fault("", code, detail)));
  }

  /** An unsigned number of two bytes, the larger one first. */
  static int two(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  /** A signed number of four bytes, the largest first. */
  static int four(byte[] bytes, int at) {
    return two(bytes, at) << 16 | two(bytes, at + 2);
  }
}
