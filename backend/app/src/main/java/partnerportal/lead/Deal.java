package partnerportal.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What a lead became in the CRM, mirrored; nobody changes it here. */
@Entity
@Table(name = "deal")
public class Deal {

  @Id private UUID id;
  private UUID organization;
  private UUID partner;
  private UUID lead;

  @Column(name = "crm_id")
  private String crmId;

  private String name;
  private String stage;

  @Enumerated(EnumType.STRING)
  private DealOutcome outcome;

  @Column(name = "stage_since")
  private Instant stageSince;

  private BigDecimal amount;
  private String currency;
  private Integer probability;

  @Column(name = "closing_date")
  private LocalDate closingDate;

  @Column(name = "crm_modified_at")
  private Instant crmModifiedAt;

  @Column(name = "crm_deleted_at")
  private Instant crmDeletedAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private long version;

  protected Deal() {}

  /** One thing about a deal that is another now; values as people write them, null for none. */
  record Change(String field, String from, String to) {}

  static Deal of(UUID id, Lead lead, String crmId, Instant now) {
    var deal = new Deal();
    deal.id = id;
    deal.organization = lead.organization();
    deal.partner = lead.partner();
    deal.lead = lead.id();
    deal.crmId = crmId;
    deal.changedAt = now;
    return deal;
  }

  /**
   * The CRM was read; a report older than what we know changes nothing.
   *
   * @return what is another now, in the order people care for it
   */
  List<Change> crmSays(Deals.CrmDeal facts, Instant now) {
    var changes = new ArrayList<Change>();
    if (crmModifiedAt != null && facts.modifiedAt().isBefore(crmModifiedAt)) return changes;
    note(changes, Deals.STAGE, stage, facts.stage());
    note(changes, Deals.AMOUNT, money(amount, currency), money(facts.amount(), facts.currency()));
    note(changes, Deals.CLOSING_DATE, text(closingDate), text(facts.closingDate()));
    var back = crmDeletedAt != null;
    var same =
        changes.isEmpty()
            && !back
            && outcome == facts.outcome()
            && Objects.equals(name, facts.name())
            && Objects.equals(probability, facts.probability());
    crmModifiedAt = facts.modifiedAt();
    if (same) return changes;
    if (!Objects.equals(stage, facts.stage()) || outcome != facts.outcome())
      stageSince = facts.modifiedAt();
    name = facts.name();
    stage = facts.stage();
    outcome = facts.outcome();
    amount = facts.amount();
    currency = facts.currency();
    probability = facts.probability();
    closingDate = facts.closingDate();
    crmDeletedAt = null;
    changedAt = now;
    return changes;
  }

  private static void note(List<Change> changes, String field, String from, String to) {
    if (!Objects.equals(from, to)) changes.add(new Change(field, from, to));
  }

  /** An amount with its currency, without needless zeros; null for none. */
  static String money(BigDecimal amount, String currency) {
    if (amount == null) return null;
    var plain = decimal(amount);
    return currency == null ? plain : plain + " " + currency;
  }

  /** A decimal text with two places at least, so that the same amount is always the same text. */
  static String decimal(BigDecimal amount) {
    var stripped = amount.stripTrailingZeros();
    return (stripped.scale() < 2 ? stripped.setScale(2) : stripped).toPlainString();
  }

  private static String text(LocalDate day) {
    return day == null ? null : day.toString();
  }

  /** Whether that is news: a deletion is reported more than once. */
  boolean goneFromCrm(Instant at, Instant now) {
    if (crmDeletedAt != null || crmModifiedAt != null && at.isBefore(crmModifiedAt)) return false;
    crmDeletedAt = at;
    changedAt = now;
    return true;
  }

  /** The lead names another deal now: two were merged there, and that one carries on. */
  boolean carriedOnBy(String newCrmId, Instant now) {
    if (crmId.equals(newCrmId)) return false;
    crmId = newCrmId;
    crmModifiedAt = null;
    crmDeletedAt = null;
    changedAt = now;
    return true;
  }

  UUID id() {
    return id;
  }

  UUID lead() {
    return lead;
  }

  String crmId() {
    return crmId;
  }

  String stage() {
    return stage;
  }

  DealOutcome outcome() {
    return outcome;
  }

  Instant stageSince() {
    return stageSince;
  }

  boolean deleted() {
    return crmDeletedAt != null;
  }
}
