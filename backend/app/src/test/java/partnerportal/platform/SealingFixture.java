package partnerportal.platform;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/** Sealing under keys that are no secret. */
public final class SealingFixture {

  private SealingFixture() {}

  public static Sealing sealing() {
    return sealing(1);
  }

  /** With the keys of those numbers; the highest seals. */
  public static Sealing sealing(int... numbers) {
    return Sealing.with(keys(numbers), (owner, purpose) -> Optional.empty());
  }

  static MasterKeys keys(int... numbers) {
    return new MasterKeys(IntStream.of(numbers).mapToObj(SealingFixture::key).toList());
  }

  private static MasterKeys.One key(int number) {
    var key = new byte[32];
    key[0] = (byte) (number - 1);
    return new MasterKeys.One(number, key, Instant.EPOCH);
  }
}
