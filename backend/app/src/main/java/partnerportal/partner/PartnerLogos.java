package partnerportal.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Scope;

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
   * A partner's logo as an answer, or that it is the one the caller has; its bytes are read only
   * when they are sent.
   *
   * @param known the {@code If-None-Match} headers of the caller
   */
  public Optional<Response.ResponseBuilder> answer(Scope scope, List<String> known) {
    return store
        .find(scope)
        .flatMap(
            logo ->
                logo.isAmong(known)
                    ? Optional.of(Response.notModified(logo.tag()))
                    : store.image(scope).map(PartnerLogo.Image::answer));
  }

  /** Gives the partner a logo; the same again changes nothing. */
  PartnerLogo set(Scope scope, Redrawing.Picture picture, Actor actor) {
    var hash = sha256(picture.png());
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

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
