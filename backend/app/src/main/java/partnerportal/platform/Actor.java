package partnerportal.platform;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import java.util.UUID;

/**
 * Who did something.
 *
 * @param side which party the actor belongs to
 * @param membership the portal membership, null for visitors, CRM users and the portal itself
 * @param name how to call the actor on a screen; may be null
 */
public record Actor(Side side, UUID membership, String name) {

  /** The parties of the product. */
  @JsonbTypeSerializer(LowerCase.class)
  public enum Side {
    PARTNER,
    VISITOR,
    ORGANIZATION,
    SYSTEM
  }

  /** The portal itself, acting on what it heard. */
  public static final Actor SYSTEM = new Actor(Side.SYSTEM, null, null);

  /** Somebody without an account, on a public form. */
  public static final Actor VISITOR = new Actor(Side.VISITOR, null, null);

  /** A member of a partner. */
  public static Actor member(UUID membership, String name) {
    return new Actor(Side.PARTNER, membership, name);
  }

  /** A person working in the organisation's CRM. */
  public static Actor inCrm(String name) {
    return new Actor(Side.ORGANIZATION, null, name);
  }
}
