package partnerportal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

  static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

  @Test
  void what_is_drawn_is_read_again() throws Exception {
    var text = "otpauth://totp/Acme:ines%40northwind.example?secret=JBSWY3DPEHPK3PXP&issuer=Acme";

    var code = QrCode.of(text);

    assertThat(new Decoder().decode(drawn(code)).getText()).isEqualTo(text);
  }

  private static BitMatrix drawn(QrCode code) {
    var picture = new BitMatrix(code.size());
    var runs = RUN.matcher(code.path());
    while (runs.find()) {
      assertThat(runs.group(4)).isEqualTo(runs.group(3));
      picture.setRegion(
          Integer.parseInt(runs.group(1)),
          Integer.parseInt(runs.group(2)),
          Integer.parseInt(runs.group(3)),
          1);
    }
    return picture;
  }
}
