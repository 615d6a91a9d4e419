package zohosandbox.store;

import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import zohosandbox.wire.Jsons;

/** Zoho's ids: 19 digits, always text. Given once and never again, restarts included. */
public final class Ids {

  private static final String ORGANISATION = "5437000";
  private static final String TABLE = "sandbox.counters";
  private static final String KEY = "ids";
  private static final long FIRST = 1_000_000;

  /** A one before twelve digits, so that those have their noughts in front. */
  private static final long BEHIND = 1_000_000_000_000L;

  private static final long BLOCK = 1_000;

  private long next;
  private long reserved;

  /** Continues behind the last block of ids the store has given away. */
  public Ids(Store store) {
    this.next = store.find(TABLE, KEY).map(Ids::reserved).orElse(FIRST);
    this.reserved = next;
  }

  private static long reserved(JsonObject row) {
    return row.getJsonNumber("reserved").longValueExact();
  }

  /** The next id; called inside a write, which keeps it from being given twice. */
  public String next(Changes changes) {
    if (next == reserved) {
      long before = next;
      changes.ifUndone(() -> next = reserved = before);
      reserved += BLOCK;
      changes.put(TABLE, KEY, Jsons.object().add("reserved", reserved).build());
    }
    return ORGANISATION + Long.toString(BEHIND + next++).substring(1);
  }

  /** The id of something that has a name of its own, such as a field; the same in every sandbox. */
  public static String named(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      long digits = Math.floorMod(ByteBuffer.wrap(hash).getLong(), 100_000_000_000L);
      return ORGANISATION + "9%011d".formatted(digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a text could be an id at all. */
  public static boolean isId(String text) {
    return text.matches("[0-9]{10,19}");
  }
}
