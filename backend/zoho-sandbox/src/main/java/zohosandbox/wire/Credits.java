package zohosandbox.wire;

/** What a call costs in Zoho's credits. */
public final class Credits {

  /** Resources say here what their answer cost; the header never leaves the sandbox. */
  public static final String HEADER = "X-Sandbox-Credits";

  private Credits() {}

  /** A write costs one credit for every ten records. */
  public static int ofWrite(int records) {
    return Math.max(1, (records + 9) / 10);
  }

  /** A query costs by what it may return. */
  public static int ofQuery(int count) {
    if (count <= 200) {
      return 1;
    }
    return count <= 1_000 ? 2 : 3;
  }
}
