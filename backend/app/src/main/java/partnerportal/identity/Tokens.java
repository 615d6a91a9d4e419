package partnerportal.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import partnerportal.platform.Ids;
import partnerportal.platform.Role;
import partnerportal.platform.Settings;

/** Mints MicroProfile JWTs: one role, one membership or CRM user, kept alive by one session. */
@ApplicationScoped
class Tokens {

  static final String ISSUER = "partner-portal";

  /** The kind of token that is for a look at a partner's portal; others have none. */
  static final String VIEW = "view";

  @Inject SigningKeys keys;
  @Inject Settings settings;
  @Inject Clock clock;

  /**
   * Whom a token speaks for; partner, membership and person are null for CRM users, membership and
   * person for those of them who look at a partner's portal.
   */
  record Holder(
      UUID session,
      UUID organization,
      UUID partner,
      UUID membership,
      UUID person,
      String subject,
      String upn,
      String name,
      Role role) {

    /** Whether it is for a look at a partner's portal. */
    boolean viewing() {
      return partner != null && membership == null;
    }
  }

  record Token(String token, long expiresIn) {}

  Token mint(Holder holder) {
    return mint(holder, Instant.MAX);
  }

  /** The same, for a session that may end before a token does. */
  Token mint(Holder holder, Instant end) {
    var now = clock.instant();
    var full = settings.duration(Settings.Key.TOKEN_LIFE);
    var life = now.plus(full).isAfter(end) ? Duration.between(now, end) : full;
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(ISSUER)
            .jwtID(Ids.next().toString())
            .subject(holder.subject())
            .claim("upn", holder.upn())
            .claim("full_name", holder.name())
            .claim("groups", List.of(holder.role().name()))
            .claim("org", holder.organization().toString())
            .claim("sid", holder.session().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)));
    if (holder.partner() != null) claims.claim("partner", holder.partner().toString());
    if (holder.viewing()) claims.claim("kind", VIEW);
    if (holder.membership() != null) {
      claims
          .claim("membership", holder.membership().toString())
          .claim("person", holder.person().toString());
    }
    try {
      var key = keys.current();
      var header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .type(JOSEObjectType.JWT)
              .keyID(key.getKeyID())
              .build();
      var token = new SignedJWT(header, claims.build());
      token.sign(new ECDSASigner(key));
      return new Token(token.serialize(), life.toSeconds());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
