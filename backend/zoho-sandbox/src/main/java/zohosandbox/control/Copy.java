package zohosandbox.control;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on and keeps them. */
final class Copy extends FilterOutputStream {

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  Copy(OutputStream target) {
    super(target);
  }

  @Override
  public void write(int value) throws IOException {
    kept.write(value);
    out.write(value);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    kept.write(bytes, from, length);
    out.write(bytes, from, length);
  }

  /** What went through. */
  byte[] bytes() {
    return kept.toByteArray();
  }
}
