package partnerportal.operations;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import partnerportal.platform.Sealing;

/**
 * A column that holds sealed values, and how its feature seals them.
 *
 * @param owner SQL of whose key it is
 * @param bound SQL of the place that is bound in, as the feature says it to {@link Sealing#seal}
 * @param index the blind index beside it; null when there is none
 */
record SealedPlace(String table, String column, String owner, String bound, Index index) {

  /**
   * A blind index of the sealed value.
   *
   * @param form the form of the value that is indexed
   * @param follower {@code table.column} that holds the same index without the value; may be null
   */
  record Index(String column, String kind, UnaryOperator<String> form, String follower) {}

  private static final String ORGANIZATION = "organization";
  private static final String INSTALLATION = "'" + Sealing.INSTALLATION + "'::uuid";
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9+]");

  /** All there are. A test compares them with the tables. */
  static final List<SealedPlace> ALL =
      List.of(
          installation("signing_key", "sealed", "'signing_key.sealed:' || id"),
          installation("person", "email_sealed", "'person.email:' || id")
              .indexed(new Index("email_index", "email", same(), "mailed_secret.account")),
          installation("second_factor", "secret_sealed", "'second_factor.secret:' || person"),
          installation("email_change", "new_sealed", "'email_change.new:' || id")
              .indexed(new Index("new_index", "email", same(), null)),
          installation("email_change", "old_sealed", "'email_change.old:' || id"),
          installation("crm_consent", "giver_sealed", "'crm_consent.giver:' || id"),
          of("partner", "email_sealed", "'partner.email:' || id"),
          of("lead", "email_sealed", "'lead.email:' || id")
              .indexed(new Index("email_index", "email", same(), null)),
          of("lead", "phone_sealed", "'lead.phone:' || id")
              .indexed(new Index("phone_index", "phone", SealedPlace::digits, null)),
          of("lead", "need_sealed", "'lead.need:' || id"),
          of("lead_change", "from_sealed", "'lead_change.from:' || id"),
          of("lead_change", "to_sealed", "'lead_change.to:' || id"),
          of("lead_note", "text_sealed", "'lead_change.to:' || id"),
          of("partner_view", "reason_sealed", "'partner_view.reason:' || id"),
          of("drift", "portal_sealed", "'drift.portal:' || audit || ':' || n"),
          of("drift", "crm_sealed", "'drift.crm:' || audit || ':' || n"),
          of("crm_channel", "token_sealed", "'crm_channel.token:' || organization || kind"),
          of("crm_channel", "former_sealed", "'crm_channel.token:' || organization || kind"),
          of("event_door", "secret_sealed", "'event_door.secret:' || organization"),
          of("crm_connection", "client_secret_sealed", connection("client_secret")),
          of("crm_connection", "refresh_token_sealed", connection("refresh_token")),
          of("crm_connection", "access_token_sealed", connection("access_token")),
          new SealedPlace("lasting_key", "sealed", "owner", "'lasting_key.' || purpose", null));

  private static SealedPlace of(String table, String column, String bound) {
    return new SealedPlace(table, column, ORGANIZATION, bound, null);
  }

  private static SealedPlace installation(String table, String column, String bound) {
    return new SealedPlace(table, column, INSTALLATION, bound, null);
  }

  private static String connection(String secret) {
    return "'crm_connection." + secret + ":' || organization";
  }

  private SealedPlace indexed(Index beside) {
    return new SealedPlace(table, column, owner, bound, beside);
  }

  private static UnaryOperator<String> same() {
    return UnaryOperator.identity();
  }

  private static String digits(String phone) {
    return NO_DIGIT.matcher(phone).replaceAll("");
  }

  /** SQL of whether a row carries another key than that number, in the value or its index. */
  String carriesOther(int key) {
    return "(get_byte("
        + column
        + ", 0) <> "
        + key
        + indexed().map(beside -> " or " + numberOf(beside.column) + " <> " + key).orElse("")
        + ")";
  }

  /** SQL of whether a row carries that key, in the value or its index. */
  String carries(int key) {
    return "(get_byte("
        + column
        + ", 0) = "
        + key
        + indexed().map(beside -> " or " + numberOf(beside.column) + " = " + key).orElse("")
        + ")";
  }

  /** An index under the first key is its 32 bytes, under a later one its number stands before. */
  private static String numberOf(String index) {
    return "(case octet_length(" + index + ") when 32 then 1 else get_byte(" + index + ", 0) end)";
  }

  Optional<Index> indexed() {
    return Optional.ofNullable(index);
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
