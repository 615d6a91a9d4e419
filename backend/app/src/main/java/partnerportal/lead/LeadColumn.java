package partnerportal.lead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Function;
import partnerportal.lead.LeadViews.DealView;
import partnerportal.lead.LeadViews.LeadPage;

/**
 * The columns of an export. Their order and their names, in {@code messages/exports.properties},
 * stay as they are: people build on them. Words of ours are those of the API, instants ISO 8601 in
 * UTC.
 */
enum LeadColumn {
  NUMBER(LeadPage::number),
  FIRST_NAME(LeadPage::firstName),
  LAST_NAME(LeadPage::lastName),
  COMPANY(LeadPage::company),
  EMAIL(LeadPage::email),
  PHONE(LeadPage::phone),
  COUNTRY(LeadPage::country),
  NEED(LeadPage::need),
  STATUS(lead -> lead.status().value()),
  STAGE(lead -> lead.status().stage()),
  STATUS_SINCE(lead -> lead.status().since()),
  LIFECYCLE(LeadPage::lifecycle),
  OWNER(lead -> lead.owner() == null ? null : lead.owner().name()),
  CHANNEL(LeadPage::channel),
  SUBMITTED(LeadPage::submittedAt),
  IN_CRM(LeadPage::crmAckAt),
  CHANGED(LeadPage::changedAt),
  DEAL(ofDeal(DealView::name)),
  DEAL_OUTCOME(ofDeal(DealView::outcome)),
  DEAL_AMOUNT(ofDeal(DealView::amount)),
  DEAL_CURRENCY(ofDeal(DealView::currency)),
  DEAL_CLOSING(ofDeal(DealView::closingDate));

  private static final ResourceBundle NAMES =
      ResourceBundle.getBundle("messages.exports", Locale.ENGLISH);

  private final Function<LeadPage, Object> value;

  LeadColumn(Function<LeadPage, Object> value) {
    this.value = value;
  }

  private static Function<LeadPage, Object> ofDeal(Function<DealView, Object> value) {
    return lead -> lead.deal() == null ? null : value.apply(lead.deal());
  }

  /** The first line. */
  static String names() {
    return CsvLine.of(
        Arrays.stream(values()).map(column -> NAMES.getString(column.name())).toList());
  }

  /** The line of one lead. */
  static String line(LeadPage lead) {
    return CsvLine.of(Arrays.stream(values()).map(column -> column.text(lead)).toList());
  }

  private String text(LeadPage lead) {
    var shown = value.apply(lead);
    return shown instanceof Enum<?> word
        ? word.name().toLowerCase(Locale.ROOT)
        : Objects.toString(shown, null);
  }

  /** The keys the names stand under. */
  static List<String> keys() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}
