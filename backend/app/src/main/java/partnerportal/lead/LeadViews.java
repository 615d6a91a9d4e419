package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.platform.Actor;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.LowerCase;
import partnerportal.platform.Page;
import partnerportal.platform.Sealing;

/** Leads as they are shown to who is asking; opens only what a view shows. */
@ApplicationScoped
class LeadViews {

  @Inject Sealing sealing;
  @Inject LeadLog log;
  @Inject CurrentUser me;

  LeadRow row(LeadStore.Row lead) {
    return new LeadRow(
        lead.id(),
        lead.number(),
        name(lead),
        lead.company(),
        lead.channel(),
        lead.lifecycle(),
        new Sync(lead.syncState(), lead.syncCause()),
        status(lead),
        lead.last() == null ? null : entry(lead.last()),
        owner(lead),
        nextBy(lead),
        lead.submittedAt(),
        lead.crmAckAt(),
        lead.changedAt());
  }

  /**
   * A lead with all that is known of it.
   *
   * @param mayEdit whether the reader may edit it, as far as that is about the reader
   */
  LeadPage page(LeadStore.Row lead, boolean mayEdit) {
    var row = row(lead);
    return new LeadPage(
        row.id(),
        row.number(),
        row.name(),
        row.company(),
        row.channel(),
        row.lifecycle(),
        row.sync(),
        row.status(),
        row.lastChange(),
        row.owner(),
        row.nextBy(),
        row.submittedAt(),
        row.crmAckAt(),
        row.changedAt(),
        lead.firstName(),
        lead.lastName(),
        open(lead, MirroredField.EMAIL, lead.email()),
        open(lead, MirroredField.PHONE, lead.phone()),
        lead.country(),
        open(lead, MirroredField.NEED, lead.need()),
        lead.crmId(),
        deal(lead.deal()),
        mayEdit && lead.open());
  }

  private static NextBy nextBy(LeadStore.Row lead) {
    var theirs =
        lead.syncState() == SyncState.BLOCKED
            || lead.lifecycle() == Lifecycle.IN_CRM
            || lead.lifecycle() == Lifecycle.CONVERTED && lead.deal() != null;
    return theirs ? NextBy.ORGANIZATION : null;
  }

  private static DealView deal(LeadStore.DealRow deal) {
    return deal == null
        ? null
        : new DealView(
            deal.name(),
            deal.stage(),
            deal.outcome(),
            deal.stageSince(),
            deal.amount() == null ? null : Deal.decimal(deal.amount()),
            deal.amount() == null ? null : deal.currency(),
            deal.probability(),
            deal.closingDate() == null ? null : deal.closingDate().toString());
  }

  Entry entry(LeadChange change) {
    return new Entry(
        change.id(),
        change.kind(),
        change.field(),
        change.stage(),
        ofOneValue(change) ? seen(change, log.from(change)) : null,
        ofOneValue(change) ? seen(change, log.to(change)) : null,
        change.at(),
        change.knownAt(),
        new By(change.by().name(), change.by().side()));
  }

  LeadThen then(UUID id, Instant at, LeadState state) {
    var values = state.values();
    return new LeadThen(
        id,
        at,
        state.lifecycle(),
        state.status(),
        state.stage(),
        state.since(),
        state.crmId(),
        values.get(MirroredField.FIRST_NAME),
        values.getOrDefault(MirroredField.LAST_NAME, ""),
        values.getOrDefault(MirroredField.COMPANY, ""),
        seen(values, MirroredField.EMAIL),
        seen(values, MirroredField.PHONE),
        values.get(MirroredField.COUNTRY),
        seen(values, MirroredField.NEED));
  }

  private String seen(Map<MirroredField, String> values, MirroredField field) {
    return field.seen(me.sight(), values.get(field));
  }

  /**
   * A note is what somebody wrote freely; what is no field of the lead is the CRM's word for it.
   */
  private String seen(LeadChange change, String value) {
    if (change.kind() == ChangeKind.NOTE) return me.sight().text(value);
    return Optional.ofNullable(change.field())
        .flatMap(MirroredField::ofWire)
        .map(field -> field.seen(me.sight(), value))
        .orElse(value);
  }

  /** What the first lines keep for rebuilding the lead is no value of a field. */
  private static boolean ofOneValue(LeadChange change) {
    return switch (change.kind()) {
      case SUBMITTED, IMPORTED, IN_CRM, MERGED -> false;
      default -> true;
    };
  }

  static Page.Cursor place(LeadRow row) {
    return new Page.Cursor(row.changedAt(), row.id());
  }

  static Page.Cursor place(Entry entry) {
    return new Page.Cursor(entry.knownAt(), entry.id());
  }

  /**
   * Before the CRM has a word for it, a lead is received: that much we know ourselves. Once it is a
   * deal, the deal's stage says where it stands.
   */
  private static Status status(LeadStore.Row lead) {
    var deal = lead.deal();
    if (deal != null) return new Status(deal.stage(), deal.outcome().stage(), deal.stageSince());
    return lead.crmStatusSince() == null
        ? new Status(null, Stage.RECEIVED, lead.submittedAt())
        : new Status(
            lead.crmStatus(),
            lead.crmStatus() == null ? Stage.RECEIVED : lead.crmStage(),
            lead.crmStatusSince());
  }

  private static Owner owner(LeadStore.Row lead) {
    return lead.owner() == null ? null : new Owner(lead.owner(), lead.ownerName());
  }

  private static String name(LeadStore.Row lead) {
    return lead.firstName() == null ? lead.lastName() : lead.firstName() + " " + lead.lastName();
  }

  private String open(LeadStore.Row lead, MirroredField field, byte[] sealed) {
    var place = LeadValues.place(field.wire(), lead.id());
    return field.seen(me.sight(), sealing.open(lead.organization(), place, sealed));
  }

  /** Who acts next. */
  @JsonbTypeSerializer(LowerCase.class)
  public enum NextBy {
    YOU,
    ORGANIZATION
  }

  @Schema(name = "LeadRow")
  public record LeadRow(
      @Schema(required = true) UUID id,
      @Schema(required = true) String number,
      @Schema(required = true) String name,
      @Schema(required = true) String company,
      @Schema(required = true) Channel channel,
      @Schema(required = true) Lifecycle lifecycle,
      @Schema(required = true) Sync sync,
      @Schema(required = true) Status status,
      @Schema(nullable = true) Entry lastChange,
      @Schema(nullable = true) Owner owner,
      @Schema(nullable = true) NextBy nextBy,
      @Schema(required = true) Instant submittedAt,
      @Schema(nullable = true) Instant crmAckAt,
      @Schema(required = true) Instant changedAt) {}

  @Schema(name = "Lead")
  public record LeadPage(
      @Schema(required = true) UUID id,
      @Schema(required = true) String number,
      @Schema(required = true) String name,
      @Schema(required = true) String company,
      @Schema(required = true) Channel channel,
      @Schema(required = true) Lifecycle lifecycle,
      @Schema(required = true) Sync sync,
      @Schema(required = true) Status status,
      @Schema(nullable = true) Entry lastChange,
      @Schema(nullable = true) Owner owner,
      @Schema(nullable = true) NextBy nextBy,
      @Schema(required = true) Instant submittedAt,
      @Schema(nullable = true) Instant crmAckAt,
      @Schema(required = true) Instant changedAt,
      @Schema(nullable = true) String firstName,
      @Schema(required = true) String lastName,
      @Schema(nullable = true) String email,
      @Schema(nullable = true) String phone,
      @Schema(nullable = true) String country,
      @Schema(nullable = true) String need,
      @Schema(nullable = true) String crmId,
      @Schema(nullable = true) DealView deal,
      @Schema(required = true) boolean editable) {}

  /**
   * What a lead became.
   *
   * @param stage the CRM's own word
   * @param amount a decimal text; null when the CRM has none
   * @param currency ISO 4217; null when nobody names one
   * @param probability in percent
   * @param closingDate a day, ISO 8601
   */
  @Schema(name = "Deal")
  public record DealView(
      @Schema(nullable = true) String name,
      @Schema(required = true) String stage,
      @Schema(required = true) DealOutcome outcome,
      @Schema(required = true) Instant since,
      @Schema(nullable = true) String amount,
      @Schema(nullable = true) String currency,
      @Schema(nullable = true) Integer probability,
      @Schema(nullable = true, format = "date") String closingDate) {}

  /** A lead as it was at a moment. */
  @Schema(name = "LeadThen")
  public record LeadThen(
      @Schema(required = true) UUID id,
      @Schema(required = true) Instant at,
      @Schema(required = true) Lifecycle lifecycle,
      @Schema(nullable = true) String crmStatus,
      @Schema(nullable = true) Stage crmStage,
      @Schema(nullable = true) Instant crmStatusSince,
      @Schema(nullable = true) String crmId,
      @Schema(nullable = true) String firstName,
      @Schema(required = true) String lastName,
      @Schema(required = true) String company,
      @Schema(nullable = true) String email,
      @Schema(nullable = true) String phone,
      @Schema(nullable = true) String country,
      @Schema(nullable = true) String need) {}

  @Schema(name = "LeadSync")
  public record Sync(
      @Schema(required = true) SyncState state, @Schema(nullable = true) String cause) {}

  @Schema(name = "LeadStatus")
  public record Status(
      @Schema(nullable = true) String value,
      @Schema(nullable = true) Stage stage,
      @Schema(required = true) Instant since) {}

  @Schema(name = "LeadOwner")
  public record Owner(@Schema(required = true) UUID id, @Schema(nullable = true) String name) {}

  @Schema(name = "TimelineEntry")
  public record Entry(
      @Schema(required = true) UUID id,
      @Schema(required = true) ChangeKind kind,
      @Schema(nullable = true) String field,
      @Schema(nullable = true) Stage stage,
      @Schema(nullable = true) String from,
      @Schema(nullable = true) String to,
      @Schema(required = true) Instant at,
      @Schema(required = true) Instant knownAt,
      @Schema(required = true) By by) {}

  @Schema(name = "TimelineActor")
  public record By(
      @Schema(nullable = true) String name, @Schema(required = true) Actor.Side side) {}
}
