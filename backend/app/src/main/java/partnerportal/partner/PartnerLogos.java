package partnerportal.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Scope;
import partnerportal.platform.Sha256;

/** Everything that can happen to partners' logos. */
@ApplicationScoped
@Transactional
public class PartnerLogos {

  @Inject PartnerLogoStore store;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<LiveHint> hints;

  /** What is known of a partner's logo, without its bytes. */
  public Optional<PartnerLogo> find(Scope scope) {
    return store.find(scope);
  }

  /**
   * A partner's logo; its bytes are read only for who does not have them.
   *
   * @param known the {@code If-None-Match} headers of the caller
   */
  public Optional<PartnerLogo.Image> image(Scope scope, List<String> known) {
    return store
        .find(scope)
        .flatMap(
            logo ->
                logo.isAmong(known)
                    ? Optional.of(new PartnerLogo.Image(logo, null))
                    : store.image(scope));
  }

  /** Gives the partner a logo; the same again changes nothing. */
  PartnerLogo set(Scope scope, Redrawing.Picture picture, Actor actor) {
    var hash = Sha256.of(picture.png());
    if (store.put(scope, hash, picture, clock.instant())) {
      var facts =
          Map.of(
              "width", picture.width(), "height", picture.height(), "bytes", picture.png().length);
      note(scope, actor, "logo-set", facts);
    }
    return new PartnerLogo(HexFormat.of().formatHex(hash), picture.width(), picture.height());
  }

  /** Takes the logo away; does nothing when there is none. */
  void remove(Scope scope, Actor actor) {
    if (store.remove(scope)) note(scope, actor, "logo-removed", Map.of());
  }

  private void note(Scope scope, Actor actor, String action, Map<String, ?> detail) {
    audit.note(scope.organization(), actor, action, "partner", scope.partner(), detail);
    hints.fire(new LiveHint(scope.organization(), scope.partner(), "partner", scope.partner()));
  }
}
