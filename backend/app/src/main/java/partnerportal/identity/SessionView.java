package partnerportal.identity;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.platform.Role;

/** A session as its holder sees it. */
@Schema(name = "Session")
public record SessionView(
    @Schema(required = true) MembershipView membership,
    @Schema(required = true) PersonView person) {

  public static SessionView of(Membership membership, Person person, String email) {
    return new SessionView(
        new MembershipView(membership.id(), membership.role(), membership.sees()),
        new PersonView(person.id().toString(), person.name(), email));
  }

  @Schema(name = "Membership")
  public record MembershipView(
      @Schema(required = true) UUID id,
      @Schema(required = true) Role role,
      @Schema(required = true) Membership.Sees scope) {}

  /** The id is a text because a CRM user's is Zoho's. */
  @Schema(name = "Person")
  public record PersonView(
      @Schema(required = true) String id, @Schema(required = true) String name, String email) {}
}
