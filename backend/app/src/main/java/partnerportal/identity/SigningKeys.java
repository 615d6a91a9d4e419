package partnerportal.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import partnerportal.platform.Ids;
import partnerportal.platform.Sealing;

/** The keys our tokens are signed with: ES256, sealed in the database, shared by all nodes. */
@ApplicationScoped
class SigningKeys {

  @Inject SigningKeyStore store;
  @Inject Sealing sealing;
  @Inject Clock clock;

  private volatile List<ECKey> known = List.of();

  /** After the tables are there and before anything can be signed. */
  void start(@Observes @Priority(500) @Initialized(ApplicationScoped.class) Object started) {
    if (store.all().isEmpty()) store.addFirst(this::make, clock.instant());
    known = read();
  }

  /** The key to sign with now. */
  ECKey current() {
    return known.get(0);
  }

  /** What others verify with. */
  JWKSet published() {
    return new JWKSet(
        List.copyOf(known.stream().map(k -> (com.nimbusds.jose.jwk.JWK) k.toPublicJWK()).toList()));
  }

  private List<ECKey> read() {
    return store.all().stream().map(this::open).toList();
  }

  private ECKey open(SigningKeyStore.Stored stored) {
    try {
      return ECKey.parse(sealing.open(Sealing.INSTALLATION, place(stored.id()), stored.sealed()));
    } catch (ParseException e) {
      throw new IllegalStateException("The signing key " + stored.id() + " cannot be read", e);
    }
  }

  private SigningKeyStore.Stored make() {
    try {
      var id = Ids.next().toString();
      var key =
          new ECKeyGenerator(Curve.P_256)
              .keyID(id)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .generate();
      return new SigningKeyStore.Stored(
          id, sealing.seal(Sealing.INSTALLATION, place(id), key.toJSONString()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String place(String id) {
    return "signing_key.sealed:" + id;
  }
}
