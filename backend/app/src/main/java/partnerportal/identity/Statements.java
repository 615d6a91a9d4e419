package partnerportal.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Signs what the portal states to others with its published keys (RFC 7515, compact). Its type sets
 * a statement apart from a token: it has no issuer and no end, so nobody can sign in with it.
 */
@ApplicationScoped
public class Statements {

  @Inject SigningKeys keys;

  /**
   * Signs a JSON text.
   *
   * @param type what it is, for the header, for instance {@code consistency+json}
   */
  public String signed(String type, String json) {
    try {
      var key = keys.current();
      var header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .type(new JOSEObjectType(type))
              .keyID(key.getKeyID())
              .build();
      var statement = new JWSObject(header, new Payload(json));
      statement.sign(new ECDSASigner(key));
      return statement.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
