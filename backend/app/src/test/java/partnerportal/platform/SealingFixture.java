package partnerportal.platform;

import java.nio.charset.StandardCharsets;

/** Sealing under a key that is no secret. */
public final class SealingFixture {

  private SealingFixture() {}

  public static Sealing sealing() {
    var sealing = new Sealing();
    sealing.master =
        new MasterKey() {
          @Override
          byte[] derive(String purpose) {
            return hmac(new byte[32], purpose.getBytes(StandardCharsets.UTF_8));
          }
        };
    return sealing;
  }
}
