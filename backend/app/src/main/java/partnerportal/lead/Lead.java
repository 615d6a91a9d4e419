package partnerportal.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

/**
 * A prospect a partner brought in. After submission the CRM decides its status and the portal
 * mirrors it.
 */
@Entity
@Table(name = "lead")
public class Lead {

  @Id private UUID id;
  private UUID organization;
  private UUID partner;
  private UUID owner;
  private String number;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  private UUID form;

  @Column(name = "first_name")
  private String firstName;

  @Column(name = "last_name")
  private String lastName;

  private String company;
  private String country;

  @Column(name = "email_sealed")
  private byte[] emailSealed;

  @Column(name = "email_index")
  private byte[] emailIndex;

  @Column(name = "phone_sealed")
  private byte[] phoneSealed;

  @Column(name = "phone_index")
  private byte[] phoneIndex;

  @Column(name = "need_sealed")
  private byte[] needSealed;

  @Enumerated(EnumType.STRING)
  private Lifecycle lifecycle;

  @Enumerated(EnumType.STRING)
  @Column(name = "sync_state")
  private SyncState syncState;

  @Column(name = "sync_cause")
  private String syncCause;

  @Column(name = "crm_id")
  private String crmId;

  @Column(name = "crm_status")
  private String crmStatus;

  @Enumerated(EnumType.STRING)
  @Column(name = "crm_stage")
  private Stage crmStage;

  @Column(name = "crm_status_since")
  private Instant crmStatusSince;

  @Column(name = "crm_modified_at")
  private Instant crmModifiedAt;

  @Column(name = "crm_known_at")
  private Instant crmKnownAt;

  @Column(name = "submitted_at")
  private Instant submittedAt;

  @Column(name = "crm_ack_at")
  private Instant crmAckAt;

  @Column(name = "duplicate_of")
  private UUID duplicateOf;

  @Column(name = "converted_at")
  private Instant convertedAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "logged_at")
  private Instant loggedAt;

  private long revision;

  @Version private long version;

  protected Lead() {}

  /** Contact data as it is stored: sealed, with blind indexes beside what is searched for. */
  record Sealed(byte[] email, byte[] emailIndex, byte[] phone, byte[] phoneIndex, byte[] need) {}

  static Lead submitted(
      UUID id,
      UUID organization,
      Submission.By by,
      Submission what,
      Sealed sealed,
      String number,
      Instant now) {
    var lead = new Lead();
    lead.id = id;
    lead.organization = organization;
    lead.partner = by.partner();
    lead.owner = by.owner();
    lead.channel = by.channel();
    lead.form = by.form();
    lead.number = number;
    lead.firstName = what.firstName();
    lead.lastName = what.lastName();
    lead.company = what.company();
    lead.country = what.country();
    lead.emailSealed = sealed.email();
    lead.emailIndex = sealed.emailIndex();
    lead.phoneSealed = sealed.phone();
    lead.phoneIndex = sealed.phoneIndex();
    lead.needSealed = sealed.need();
    lead.lifecycle = Lifecycle.RELEASED;
    lead.syncState = SyncState.QUEUED;
    lead.submittedAt = now;
    lead.changedAt = now;
    return lead;
  }

  /** The CRM had it first; what it says is all there is. */
  static Lead fromCrm(
      UUID id,
      UUID organization,
      UUID partner,
      LeadImports.CrmLead facts,
      Sealed sealed,
      String number,
      Instant now) {
    var lead = new Lead();
    var values = facts.values();
    lead.id = id;
    lead.organization = organization;
    lead.partner = partner;
    lead.channel = Channel.CRM;
    lead.number = number;
    lead.firstName = values.get(MirroredField.FIRST_NAME);
    lead.lastName = values.getOrDefault(MirroredField.LAST_NAME, "");
    lead.company = values.getOrDefault(MirroredField.COMPANY, "");
    lead.country = values.get(MirroredField.COUNTRY);
    lead.emailSealed = sealed.email();
    lead.emailIndex = sealed.emailIndex();
    lead.phoneSealed = sealed.phone();
    lead.phoneIndex = sealed.phoneIndex();
    lead.needSealed = sealed.need();
    lead.crmId = facts.crmId();
    lead.crmStatus = values.get(MirroredField.STATUS);
    lead.crmStage = facts.stage();
    lead.crmStatusSince = facts.modifiedAt();
    lead.crmModifiedAt = facts.modifiedAt();
    lead.convertedAt = facts.convertedAt();
    lead.lifecycle =
        facts.convertedAt() != null
            ? Lifecycle.CONVERTED
            : facts.stage() == Stage.LOST ? Lifecycle.LOST : Lifecycle.IN_CRM;
    lead.syncState = SyncState.CLEAN;
    lead.submittedAt = facts.createdAt() == null ? now : facts.createdAt();
    lead.crmAckAt = lead.submittedAt;
    lead.changedAt = facts.modifiedAt();
    return lead;
  }

  /** A lead of which nothing is known but that it was submitted, for replaying its history. */
  static Lead replayed() {
    var lead = new Lead();
    lead.lifecycle = Lifecycle.RELEASED;
    return lead;
  }

  /** The CRM has it. The second acknowledgement changes nothing. */
  boolean acknowledged(String newCrmId, Instant crmTime, Instant now) {
    if (crmId != null) return false;
    syncState = SyncState.CLEAN;
    syncCause = null;
    crmId = newCrmId;
    crmModifiedAt = crmTime;
    crmAckAt = now;
    changedAt = now;
    if (lifecycle.next().contains(Lifecycle.IN_CRM)) lifecycle = Lifecycle.IN_CRM;
    return true;
  }

  /**
   * The CRM lost it and is to get it once more, as a record of its own; what the lost one said of
   * it is past. What the CRM converted or merged into another is not created again.
   */
  boolean createAgain(Instant now) {
    if (convertedAt != null || lifecycle == Lifecycle.DUPLICATE) return false;
    crmId = null;
    crmModifiedAt = null;
    crmKnownAt = null;
    crmStatus = null;
    crmStage = null;
    crmStatusSince = null;
    lifecycle = Lifecycle.RELEASED;
    syncState = SyncState.QUEUED;
    syncCause = null;
    changedAt = now;
    return true;
  }

  /** Reports older than what we know change nothing, so the order of callbacks does not matter. */
  boolean crmSays(String status, Stage stage, Instant since, Instant now) {
    if (crmStatusSince != null && since.isBefore(crmStatusSince)) return false;
    if (Objects.equals(status, crmStatus)) return false;
    crmStatus = status;
    crmStage = stage;
    crmStatusSince = since;
    changedAt = now;
    var lost = stage == Stage.LOST ? Lifecycle.LOST : Lifecycle.IN_CRM;
    if (convertedAt == null && lifecycle.next().contains(lost)) lifecycle = lost;
    return true;
  }

  /** The record was deleted in the CRM; the lead stays visible and is never created again. */
  boolean goneFromCrm(Instant now) {
    if (!lifecycle.next().contains(Lifecycle.CRM_DELETED)) return false;
    lifecycle = Lifecycle.CRM_DELETED;
    syncState = SyncState.CLEAN;
    syncCause = null;
    changedAt = now;
    return true;
  }

  /** The record is there again, out of the CRM's recycle bin. */
  boolean backInCrm(Instant now) {
    if (lifecycle != Lifecycle.CRM_DELETED) return false;
    lifecycle =
        convertedAt != null
            ? Lifecycle.CONVERTED
            : crmStage == Stage.LOST ? Lifecycle.LOST : Lifecycle.IN_CRM;
    changedAt = now;
    return true;
  }

  /** The CRM merged its record into another one, which is this lead from now on. */
  boolean carriedOnBy(String survivor, Instant now) {
    if (lifecycle != Lifecycle.CRM_DELETED) return false;
    crmId = survivor;
    crmModifiedAt = null;
    crmStatusSince = null;
    return backInCrm(now);
  }

  /** The CRM merged its record into that of another lead of ours. */
  boolean mergedInto(UUID other, Instant now) {
    if (!lifecycle.next().contains(Lifecycle.DUPLICATE)) return false;
    lifecycle = Lifecycle.DUPLICATE;
    duplicateOf = other;
    syncState = SyncState.CLEAN;
    syncCause = null;
    changedAt = now;
    return true;
  }

  /** The CRM made a contact or deal of it; it stays visible with its history. Told once. */
  boolean converted(Instant at, Instant now) {
    if (convertedAt != null || !lifecycle.next().contains(Lifecycle.CONVERTED)) return false;
    lifecycle = Lifecycle.CONVERTED;
    convertedAt = at;
    syncState = SyncState.CLEAN;
    syncCause = null;
    changedAt = now;
    return true;
  }

  /** Its deal stands otherwise now: what the lead became is open, won or lost with it. */
  void dealSays(DealOutcome outcome, Instant now) {
    changedAt = now;
    if (convertedAt != null && lifecycle.next().contains(outcome.lifecycle()))
      lifecycle = outcome.lifecycle();
  }

  /**
   * Whether anything changed: on the way, waiting to be tried again, or stuck with a cause a person
   * can read.
   */
  boolean syncing(SyncState state, String cause) {
    if (state == syncState && Objects.equals(cause, syncCause)) return false;
    syncState = state;
    syncCause = cause;
    return true;
  }

  /**
   * Takes one value over, whoever set it; contact data comes sealed and with its index. An empty
   * name of the person or the company is kept as an empty text, because the CRM may have none.
   */
  void take(MirroredField field, String value, Sealed sealed) {
    switch (field) {
      case FIRST_NAME -> firstName = value;
      case LAST_NAME -> lastName = value == null ? "" : value;
      case COMPANY -> company = value == null ? "" : value;
      case COUNTRY -> country = value;
      case EMAIL -> {
        emailSealed = sealed.email();
        emailIndex = sealed.emailIndex();
      }
      case PHONE -> {
        phoneSealed = sealed.phone();
        phoneIndex = sealed.phoneIndex();
      }
      case NEED -> needSealed = sealed.need();
      case STATUS -> throw new IllegalArgumentException("a status is reported, not taken over");
    }
  }

  /** What partners may edit is not what it was; whoever edits an older revision is told. */
  void revised(Instant now) {
    revision++;
    changedAt = now;
  }

  /**
   * What we know of the CRM's record was true at a moment of ours, and last changed at one of its
   * own; neither goes back.
   *
   * @param modifiedAt null when the CRM did not say
   */
  void crmKnown(Instant modifiedAt, Instant at) {
    if (modifiedAt != null && (crmModifiedAt == null || modifiedAt.isAfter(crmModifiedAt)))
      crmModifiedAt = modifiedAt;
    if (crmKnownAt == null || at.isAfter(crmKnownAt)) crmKnownAt = at;
  }

  /** A moment for the next line of its history: later than the line before, on whatever node. */
  Instant logged(Instant now) {
    var at = now.truncatedTo(ChronoUnit.MICROS);
    loggedAt = loggedAt == null || at.isAfter(loggedAt) ? at : loggedAt.plus(1, ChronoUnit.MICROS);
    return loggedAt;
  }

  /** Whether what partners change can still reach the CRM. */
  boolean open() {
    return open(convertedAt, lifecycle);
  }

  static boolean open(Instant convertedAt, Lifecycle lifecycle) {
    return convertedAt == null
        && lifecycle != Lifecycle.CRM_DELETED
        && lifecycle != Lifecycle.DUPLICATE;
  }

  public UUID id() {
    return id;
  }

  UUID organization() {
    return organization;
  }

  UUID partner() {
    return partner;
  }

  /** Belongs to another member of its partner from now on. */
  void handedTo(UUID member, Instant now) {
    owner = member;
    changedAt = now;
  }

  UUID owner() {
    return owner;
  }

  String number() {
    return number;
  }

  Channel channel() {
    return channel;
  }

  String firstName() {
    return firstName;
  }

  String lastName() {
    return lastName;
  }

  String company() {
    return company;
  }

  String country() {
    return country;
  }

  byte[] emailSealed() {
    return emailSealed;
  }

  byte[] phoneSealed() {
    return phoneSealed;
  }

  byte[] needSealed() {
    return needSealed;
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  SyncState syncState() {
    return syncState;
  }

  String crmId() {
    return crmId;
  }

  String crmStatus() {
    return crmStatus;
  }

  Stage crmStage() {
    return crmStage;
  }

  Instant crmStatusSince() {
    return crmStatusSince;
  }

  Instant submittedAt() {
    return submittedAt;
  }

  Instant crmModifiedAt() {
    return crmModifiedAt;
  }

  Instant crmKnownAt() {
    return crmKnownAt;
  }

  Instant loggedAt() {
    return loggedAt;
  }

  long revision() {
    return revision;
  }

  long version() {
    return version;
  }
}
