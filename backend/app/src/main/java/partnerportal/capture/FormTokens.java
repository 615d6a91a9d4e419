package partnerportal.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Sealing;
import partnerportal.platform.Settings;

/** Proof that a form was opened here before it is sent, and when; holds no state. */
@ApplicationScoped
class FormTokens {

  private static final String PURPOSE = "form";

  @Inject Sealing sealing;
  @Inject Settings settings;
  @Inject Clock clock;

  String issue(UUID form) {
    var issued = clock.instant().getEpochSecond();
    return issued + "." + sealing.proof(PURPOSE, form + "/" + issued);
  }

  /**
   * @throws Problem form-token-invalid when it is not ours, not this form's, or too old
   */
  void check(UUID form, String token) {
    var parts = token == null ? new String[0] : token.split("\\.", -1);
    if (parts.length != 2
        || !parts[0].matches("\\d{1,12}")
        || !sealing.proves(PURPOSE, form + "/" + Long.parseLong(parts[0]), parts[1])) {
      throw refused();
    }
    var issued = Instant.ofEpochSecond(Long.parseLong(parts[0]));
    if (issued.plus(settings.duration(Settings.Key.FORM_TOKEN_LIFE)).isBefore(clock.instant()))
      throw refused();
  }

  private static Problem refused() {
    return new Problem(ProblemKind.FORM_TOKEN_INVALID, null);
  }
}
