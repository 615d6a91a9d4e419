package partnerportal.identity;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import partnerportal.platform.Sealing;

/**
 * The keys our tokens are signed with: ES256, sealed in the database, shared by all nodes, which
 * read them anew so often that each knows a key before any signs with it.
 */
@ApplicationScoped
class SigningKeys {

  @Inject SigningKeyStore store;
  @Inject SigningKeyRotation rotation;
  @Inject Sealing sealing;
  @Inject Clock clock;

  private record Known(ECKey key, Instant signsFrom) implements SigningKeyPlan.Since {}

  private volatile List<Known> known = List.of();
  private volatile Instant readAt = Instant.EPOCH;

  /** After the tables are there and before anything can be signed. */
  void start(@Observes @Priority(500) @Initialized(ApplicationScoped.class) Object started) {
    rotation.turn();
    read(clock.instant());
  }

  /** The key to sign with now. */
  ECKey current() {
    var now = clock.instant();
    return SigningKeyPlan.signing(known(now), now).orElseThrow().key();
  }

  /** What others verify with. */
  JWKSet published() {
    return new JWKSet(
        known(clock.instant()).stream().<JWK>map(known -> known.key().toPublicJWK()).toList());
  }

  /** How long others may keep {@link #published}. */
  Duration keptFor() {
    return rotation.plan().readEvery();
  }

  private List<Known> known(Instant now) {
    if (readAt.plus(rotation.plan().readEvery()).isBefore(now)) read(now);
    return known;
  }

  private void read(Instant now) {
    known = store.all().stream().map(this::open).toList();
    readAt = now;
  }

  private Known open(SigningKeyStore.Stored stored) {
    try {
      var opened =
          sealing.open(
              Sealing.INSTALLATION, SigningKeyRotation.place(stored.id()), stored.sealed());
      return new Known(ECKey.parse(opened), stored.signsFrom());
    } catch (ParseException e) {
      throw new IllegalStateException("The signing key " + stored.id() + " cannot be read", e);
    }
  }
}
