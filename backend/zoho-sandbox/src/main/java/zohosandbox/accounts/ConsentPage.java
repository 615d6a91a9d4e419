package zohosandbox.accounts;

import java.util.List;
import java.util.stream.Collectors;
import zohosandbox.organization.User;
import zohosandbox.wire.Html;

/** What the accounts server shows to people. */
final class ConsentPage {

  private static final Html.Template ASKING = Html.template("accounts/consent.html");
  private static final Html.Template REFUSING = Html.template("accounts/refusal.html");

  private ConsentPage() {}

  /** The question, with everything a person needs to answer it. */
  static String asking(
      String company, Parameters asked, List<User> people, User suggested, String query) {
    return ASKING
        .with("company", company)
        .with("client", asked.get("client_id"))
        .with("return", asked.get("redirect_uri"))
        .with("query", query)
        .withHtml("people", people(people, suggested))
        .withHtml("scopes", scopes(Scopes.of(asked.get("scope"))))
        .withHtml("lasting", lasting(asked))
        .text();
  }

  private static String people(List<User> people, User suggested) {
    return people.stream()
        .map(
            user ->
                """
                <label><input type="radio" name="user" value="%s"%s required>
                <span><b>%s</b><small>%s · %s</small></span></label>
                """
                    .formatted(
                        Html.escaped(user.id()),
                        user.id().equals(suggested.id()) ? " checked" : "",
                        Html.escaped(user.fullName()),
                        Html.escaped(user.email()),
                        Html.escaped(user.profile().name())))
        .collect(Collectors.joining());
  }

  private static String scopes(Scopes scopes) {
    return scopes.words().stream()
        .map(
            word ->
                "<li>%s <code>%s</code></li>\n"
                    .formatted(Html.escaped(ScopeWords.of(word)), Html.escaped(word)))
        .collect(Collectors.joining());
  }

  private static String lasting(Parameters asked) {
    return asked.get("access_type").equals("offline")
        ? "<p>It may go on doing so while you are away, until you revoke it.</p>"
        : "";
  }

  /** Why there is no question. */
  static String refusing(String word) {
    return REFUSING.with("word", word).text();
  }
}
