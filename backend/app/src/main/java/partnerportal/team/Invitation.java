package partnerportal.team;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import partnerportal.platform.Ids;

/** A way in for one membership: good once, for a while. */
@Entity
@Table(name = "invitation")
public class Invitation {

  @Id private UUID id;
  private UUID organization;
  private UUID membership;

  /** Which of several links sent is the good one; not for locking. */
  private int version;

  @Column(name = "invited_at")
  private Instant invitedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "mailed_at")
  private Instant mailedAt;

  /** The member who invited; null when it was the organisation, by its approval. */
  @Column(name = "invited_by")
  private UUID invitedBy;

  /**
   * What who invited calls the person; until they come in, the team sees this and not what others
   * know them as.
   */
  private String called;

  @Column(name = "used_at")
  private Instant usedAt;

  protected Invitation() {}

  static Invitation of(UUID organization, UUID membership, Instant now, Instant expiresAt) {
    var invitation = new Invitation();
    invitation.id = Ids.next();
    invitation.organization = organization;
    invitation.membership = membership;
    invitation.version = 1;
    invitation.invitedAt = now;
    invitation.expiresAt = expiresAt;
    return invitation;
  }

  /** What its holder can do with it now. */
  InvitationState state(Instant now) {
    if (usedAt != null) return InvitationState.USED;
    return now.isBefore(expiresAt) ? InvitationState.OPEN : InvitationState.EXPIRED;
  }

  /**
   * Who invited, and whom.
   *
   * @param name null leaves what was said before
   */
  void by(UUID member, String name) {
    invitedBy = member;
    if (name != null) called = name;
  }

  /** A new link; those sent before no longer work. */
  void renewed(Instant now, Instant newExpiry) {
    usedAt = null;
    version++;
    invitedAt = now;
    expiresAt = newExpiry;
    mailedAt = null;
  }

  /** The mail server took the mail. */
  void mailed(Instant now) {
    if (mailedAt == null) mailedAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID organization() {
    return organization;
  }

  public UUID membership() {
    return membership;
  }

  UUID invitedBy() {
    return invitedBy;
  }

  int version() {
    return version;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  /** When the mail server took the mail; null until then. */
  public Instant mailedAt() {
    return mailedAt;
  }
}
