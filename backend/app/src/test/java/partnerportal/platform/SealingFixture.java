package partnerportal.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sealing under keys that are no secret. */
public final class SealingFixture {

  private SealingFixture() {}

  public static Sealing sealing() {
    return sealing(1);
  }

  /** With the keys of those numbers; the highest seals. */
  public static Sealing sealing(int... numbers) {
    var keys = new ArrayList<MasterKeys.One>();
    IntStream.of(numbers).forEach(n -> keys.add(new MasterKeys.One(n, key(n), Instant.EPOCH)));
    var sealing = new Sealing();
    sealing.master =
        new MasterKey() {
          @Override
          public MasterKeys keys() {
            return new MasterKeys(List.copyOf(keys));
          }

          @Override
          int newest() {
            return keys().newest(Instant.EPOCH);
          }
        };
    return sealing;
  }

  private static byte[] key(int number) {
    var key = new byte[32];
    key[0] = (byte) (number - 1);
    return key;
  }
}
