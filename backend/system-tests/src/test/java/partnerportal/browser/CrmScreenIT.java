package partnerportal.browser;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import partnerportal.systems.PlaysIn;

/** The CRM's own screen, without a portal; brings its own CRMs, which cost little. */
@PlaysIn.OwnWorld(seconds = 105)
class CrmScreenIT {

  static final Spec SPEC = new Spec("crm-screen.spec.mjs");

  @Test
  void works_with_mouse_and_keyboard_on_a_desk_and_on_a_phone()
      throws IOException, InterruptedException {
    SPEC.plays(Map.of());
  }
}
