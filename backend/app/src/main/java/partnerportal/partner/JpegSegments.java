package partnerportal.partner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import partnerportal.platform.Problem;

/** A JPEG file as its segments (ITU-T T.81, annex B). */
final class JpegSegments {

  /**
   * Scans a picture may have. Cameras and programs write about ten; each is a walk over all its
   * pixels, so a small file of thousands would keep a processor busy for minutes.
   */
  private static final int MOST_SCANS = 20;

  private static final int LAST_HUFFMAN = 0xc2;
  private static final int CODES = 0xc4;
  private static final int FIRST_RESTART = 0xd0;
  private static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int DIVISORS = 0xdb;
  private static final int RESTARTS = 0xdd;
  private static final int FIRST_OF_APPLICATIONS = 0xe0;

  /** Screens have three. */
  private static final int COLOURS = 3;

  private static final String EXIF = "Exif\0\0";

  private final byte[] file;
  private final ByteArrayOutputStream kept;
  private int at = 2;
  private boolean framed;
  private int scans;
  private int orientation = 1;

  private JpegSegments(byte[] file) {
    this.file = file;
    kept = new ByteArrayOutputStream(file.length);
    kept.write(file, 0, at);
  }

  static boolean begins(byte[] file) {
    return file.length > 2
        && (file[0] & 0xff) == 0xff
        && (file[1] & 0xff) == START
        && (file[2] & 0xff) == 0xff;
  }

  /**
   * The segments that make the picture, and which way up it is.
   *
   * @throws Problem unsupported-image
   */
  static ImageFile essentials(byte[] file) {
    return new JpegSegments(file).read();
  }

  private ImageFile read() {
    while (segment()) if (scans > MOST_SCANS) throw ImageFile.unreadable();
    return new ImageFile("jpeg", kept.toByteArray(), orientation);
  }

  /** Takes one segment over, or not; whether there are more. */
  private boolean segment() {
    if (at + 2 > file.length) throw ImageFile.cut();
    if ((file[at] & 0xff) != 0xff) throw ImageFile.unreadable();
    var marker = file[at + 1] & 0xff;
    if (marker == 0xff) { // padding
      at++;
      return true;
    }
    if (marker == END) {
      kept.write(file, at, 2);
      return false;
    }
    if (isBare(marker)) throw ImageFile.unreadable();
    if (at + 4 > file.length) throw ImageFile.cut();
    var length = ImageFile.two(file, at + 2);
    if (length < 2) throw ImageFile.unreadable();
    if (length > file.length - at - 2) throw ImageFile.cut();
    if (isExif(marker, length)) orientation = ExifOrientation.of(file, at + 10, length - 8);
    if (isFrame(marker)) frame(marker, length);
    if (isEssential(marker)) kept.write(file, at, length + 2);
    at += length + 2;
    if (marker == SCAN) scan();
    return true;
  }

  /** Where size and colours stand: all from 0xc0 to 0xcf but tables and a reserved one. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != CODES && marker != 0xc8 && marker != 0xcc;
  }

  /** One, coded by Huffman: screens show no other. */
  private void frame(int marker, int length) {
    if (framed || marker > LAST_HUFFMAN || length < 8) throw ImageFile.unreadable();
    framed = true;
    if ((file[at + 9] & 0xff) > COLOURS) throw inks();
  }

  /**
   * What has no length. Between segments a decoder skips it and takes what we would have skipped as
   * its contents for segments; no program writes it there.
   */
  private static boolean isBare(int marker) {
    return marker <= 0x01 || marker >= FIRST_RESTART && marker <= START;
  }

  private static Problem inks() {
    return ImageFile.refused(
        "colours", "The image is in the inks of a printer (CMYK). Save it in RGB colours.");
  }

  /** Of what applications say only how the colours are meant: JFIF, and the mark of Adobe. */
  private boolean isEssential(int marker) {
    if (marker == FIRST_OF_APPLICATIONS) return says("JFIF\0");
    if (marker == FIRST_OF_APPLICATIONS + 14) return says("Adobe");
    return isFrame(marker)
        || marker == CODES
        || marker == SCAN
        || marker == DIVISORS
        || marker == RESTARTS;
  }

  private boolean isExif(int marker, int length) {
    return marker == FIRST_OF_APPLICATIONS + 1 && length > 8 && says(EXIF);
  }

  private boolean says(String word) {
    return file.length - at - 4 >= word.length()
        && new String(file, at + 4, word.length(), StandardCharsets.ISO_8859_1).equals(word);
  }

  /** Takes the pixels of a scan over: up to the next marker that is none within them. */
  private void scan() {
    scans++;
    var begin = at;
    while (at + 1 < file.length && !((file[at] & 0xff) == 0xff && endsScan(file[at + 1] & 0xff)))
      at++;
    kept.write(file, begin, at - begin);
  }

  private static boolean endsScan(int marker) {
    return marker != 0 && (marker < 0xd0 || marker > 0xd7) && marker != 0xff;
  }
}
