package partnerportal.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.Sealing;
import partnerportal.platform.Settings;
import partnerportal.work.Runner;
import partnerportal.work.Work;

/** Makes signing keys in time and forgets those that are over; one row for the installation. */
@ApplicationScoped
class SigningKeyRotation implements Runner {

  @Inject SigningKeyStore store;
  @Inject Sealing sealing;
  @Inject Settings settings;
  @Inject Audit audit;
  @Inject Work work;
  @Inject Clock clock;

  /** After the scheduler is there. */
  void start(@Observes @Priority(2500) @Initialized(ApplicationScoped.class) Object started) {
    work.keep(name(), Sealing.INSTALLATION);
  }

  @Override
  public String name() {
    return "rotate-signing-keys";
  }

  @Override
  public Duration every() {
    return plan().readEvery();
  }

  SigningKeyPlan plan() {
    return new SigningKeyPlan(
        settings.duration(Settings.Key.TOKEN_KEY_LIFE),
        settings.duration(Settings.Key.TOKEN_KEY_AHEAD),
        settings.duration(Settings.Key.TOKEN_LIFE));
  }

  @Override
  @Transactional
  public void run(UUID installation, Stopping stopping) {
    turn();
  }

  /** Does what is due, once, however many nodes start together. */
  @Transactional
  void turn() {
    store.hold();
    var now = clock.instant();
    var keys = store.all();
    plan().another(keys, now).ifPresent(from -> add(from, now));
    for (var key : plan().over(keys, now)) {
      store.forget(key.id());
      note("signing-key-forgotten", key.id(), Map.of());
    }
  }

  private void add(Instant from, Instant now) {
    var key = made(from);
    store.add(key, now);
    note("signing-key-made", key.id(), Map.of("signs-from", from.toString()));
  }

  private void note(String what, String key, Map<String, ?> detail) {
    audit.note(null, Actor.SYSTEM, what, "signing-key", key, detail);
  }

  private SigningKeyStore.Stored made(Instant from) {
    try {
      var id = Ids.next().toString();
      var key =
          new ECKeyGenerator(Curve.P_256)
              .keyID(id)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .generate();
      return new SigningKeyStore.Stored(
          id, sealing.seal(Sealing.INSTALLATION, place(id), key.toJSONString()), from);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String place(String id) {
    return "signing_key.sealed:" + id;
  }
}
