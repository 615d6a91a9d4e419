package partnerportal.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A company that brings leads, as the CRM describes it. */
@Entity
@Table(name = "partner")
public class Partner {

  @Id private UUID id;
  private UUID organization;

  @Column(name = "crm_id")
  private String crmId;

  private String name;

  @Column(name = "contact_name")
  private String contactName;

  @Column(name = "email_sealed")
  private byte[] emailSealed;

  @Column(name = "crm_status")
  private String crmStatus;

  @Enumerated(EnumType.STRING)
  private PartnerState state;

  @Column(name = "state_since")
  private Instant stateSince;

  @Column(name = "crm_approved_at")
  private Instant crmApprovedAt;

  @Column(name = "provisioned_at")
  private Instant provisionedAt;

  @Column(name = "entered_at")
  private Instant enteredAt;

  private boolean imported;

  @Column(name = "crm_modified_at")
  private Instant crmModifiedAt;

  @Column(name = "crm_owner")
  private String crmOwner;

  @Column(name = "crm_deleted_at")
  private Instant crmDeletedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected Partner() {}

  /** What a report changed, in the order things follow from it. */
  enum Change {
    NOTHING,
    KNOWN,
    APPROVED,
    REINSTATED,
    SUSPENDED,
    REJECTED
  }

  static Partner known(UUID id, UUID organization, String crmId, Instant now) {
    var partner = new Partner();
    partner.id = id;
    partner.organization = organization;
    partner.crmId = crmId;
    partner.state = PartnerState.APPLIED;
    partner.stateSince = now;
    partner.crmModifiedAt = Instant.EPOCH;
    partner.createdAt = now;
    return partner;
  }

  /** Whether a report is older than what we know; the order of callbacks then does not matter. */
  boolean knowsBetter(Instant modifiedAt) {
    return modifiedAt.isBefore(crmModifiedAt);
  }

  /**
   * The CRM merged its record into another one, which is this partner from now on; its history
   * stays.
   */
  void carriedOnBy(String survivor) {
    crmId = survivor;
    crmModifiedAt = Instant.EPOCH;
    crmDeletedAt = null;
  }

  /** Takes over the facts that the CRM alone decides. */
  void describedAs(
      String newName,
      String newContact,
      byte[] newEmailSealed,
      String statusWord,
      Instant modifiedAt) {
    name = newName;
    contactName = newContact;
    emailSealed = newEmailSealed;
    crmStatus = statusWord;
    crmModifiedAt = modifiedAt;
    crmDeletedAt = null;
  }

  /** The CRM user who looks after it; null for nobody. */
  String crmOwner() {
    return crmOwner;
  }

  /** A CRM user's id; null when nobody does. */
  void lookedAfterBy(String crmUser) {
    crmOwner = crmUser;
  }

  /**
   * The CRM's decision. Before any approval a "no" rejects; after one it suspends, because people
   * and leads hang from it. The same decision again changes nothing.
   */
  Change decided(Partners.Standing standing, Instant decidedAt, Instant now) {
    var before = state;
    if (before == PartnerState.TERMINATED) return Change.NOTHING;
    if (standing == Partners.Standing.APPROVED) {
      if (state.open()) return Change.NOTHING;
      var back = state == PartnerState.SUSPENDED && provisionedAt != null;
      become(back && enteredAt != null ? PartnerState.ACTIVE : PartnerState.APPROVED, now);
      if (back) return Change.REINSTATED;
      imported = false;
      crmApprovedAt = decidedAt;
      return Change.APPROVED;
    }
    if (everApproved()) {
      if (state == PartnerState.SUSPENDED) return Change.NOTHING;
      become(PartnerState.SUSPENDED, now);
      return Change.SUSPENDED;
    }
    become(
        standing == Partners.Standing.APPLIED ? PartnerState.APPLIED : PartnerState.REJECTED, now);
    if (before == state) return Change.NOTHING;
    return state == PartnerState.REJECTED ? Change.REJECTED : Change.KNOWN;
  }

  /**
   * The record went away in the CRM; what hangs from it stays. Whether that is news: the same
   * deletion is reported more than once.
   */
  boolean deletedInCrm(Instant at) {
    if (crmDeletedAt != null || at.isBefore(crmModifiedAt)) return false;
    crmDeletedAt = at;
    return true;
  }

  /** Approved before the organisation came to us: a partner, but nobody is written to. */
  void importedAsApproved(Instant decidedAt, Instant now) {
    imported = true;
    crmApprovedAt = decidedAt;
    become(PartnerState.APPROVED, now);
  }

  /** Approved, and yet nobody could be invited: the CRM had no address. */
  boolean waitsForAccount() {
    return state.open() && provisionedAt == null && !imported;
  }

  /** Somebody was invited and has not come in yet. */
  boolean waitsForOwner() {
    return state.open() && provisionedAt != null && enteredAt == null;
  }

  /** The account exists and its owner is invited. */
  void provisioned(Instant now) {
    if (provisionedAt == null) provisionedAt = now;
  }

  /** Somebody came in for the first time. */
  void entered(Instant now) {
    if (enteredAt == null) enteredAt = now;
    if (state == PartnerState.APPROVED) become(PartnerState.ACTIVE, now);
  }

  /** Whether people and leads may hang from it. */
  boolean everApproved() {
    return crmApprovedAt != null;
  }

  private void become(PartnerState next, Instant now) {
    if (state == next) return;
    state = next;
    stateSince = now;
  }

  boolean sameFacts(String otherName, String otherContact, String otherStatus) {
    return Objects.equals(name, otherName)
        && Objects.equals(contactName, otherContact)
        && Objects.equals(crmStatus, otherStatus);
  }

  public UUID id() {
    return id;
  }

  public UUID organization() {
    return organization;
  }

  public String crmId() {
    return crmId;
  }

  public String name() {
    return name;
  }

  /** Who applied; null when the CRM does not say. */
  public String contactName() {
    return contactName;
  }

  /** The CRM's own word; null before it was read, and where it has none. */
  String crmStatus() {
    return crmStatus;
  }

  byte[] emailSealed() {
    return emailSealed;
  }

  /** Whether its people may come in. */
  public boolean open() {
    return state == PartnerState.APPROVED || state == PartnerState.ACTIVE;
  }

  public PartnerState state() {
    return state;
  }

  /** When the CRM approved; null when it never did. */
  public Instant crmApprovedAt() {
    return crmApprovedAt;
  }

  /** When the account was made; null when it was not. */
  public Instant provisionedAt() {
    return provisionedAt;
  }

  long version() {
    return version;
  }
}
