package partnerportal.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A status Zoho's documentation or newer files know and the files at hand do not declare.
 *
 * @param id what it is called in the README
 * @param operations which operations it stands for, as {@code METHOD /path/{template}}
 * @param statuses the statuses
 * @param body where the schema of the body is
 * @param why the reason
 */
record UndeclaredStatus(
    String id, Pattern operations, Set<Integer> statuses, Body body, String why) {

  /** Where the schema of such an answer is. */
  enum Body {
    /** It is like the one of a declared success. */
    AS_DECLARED,
    /** It is one refusal as a whole. */
    REFUSAL,
    /** Either. */
    EITHER,
    /** Each row is like one of a declared answer, and rows differ. */
    MIXED,
    /** There is none. */
    NONE
  }

  static final List<UndeclaredStatus> TABLE =
      List.of(
          of(
              "O1",
              "^POST /crm/v8/\\{module_api_name\\}$",
              Set.of(201),
              Body.AS_DECLARED,
              "a creation answers 201"),
          of(
              "O2",
              "^(POST|PUT|DELETE) /crm/v8/\\{module_api_name\\}",
              Set.of(201, 202, 207, 400),
              Body.AS_DECLARED,
              "207 some, 400 none, 202 in older documentation"),
          of(
              "W1",
              "^(POST|PUT|DELETE) /crm/v8/\\{module_api_name\\}",
              Set.of(403, 412),
              Body.EITHER,
              "a batch that is refused for one reason has that reason's status"),
          of(
              "O3",
              "^GET /crm/v8/(\\{module_api_name\\}|Notes)",
              Set.of(204, 304),
              Body.NONE,
              "nothing there, nothing newer"),
          of(
              "O4",
              "^GET /crm/v8/\\{module_api_name\\}",
              Set.of(400),
              Body.REFUSAL,
              "refused as a whole"),
          of(
              "O5",
              "^(POST|PUT|DELETE) /crm/v8/Notes",
              Set.of(201, 202, 207, 400),
              Body.AS_DECLARED,
              "as O1 and O2"),
          of("O6", "^POST /crm/v8/coql$", Set.of(204), Body.NONE, "no rows"),
          of(
              "S1",
              "^(POST|PUT|PATCH|DELETE) /crm/v8/actions/watch$",
              Set.of(400),
              Body.EITHER,
              "refused as a whole or one by one"),
          of(
              "O7",
              "^(POST|PUT|PATCH|DELETE) /crm/v8/actions/watch$",
              Set.of(207),
              Body.MIXED,
              "207 some, 400 none"),
          of(
              "S2",
              "^POST /crm/v8/Leads/.*convert$",
              Set.of(202, 400),
              Body.EITHER,
              "the same body may come as either"),
          of(
              "O9",
              "^GET /crm/v8/(users|settings/.*|org)",
              Set.of(204, 304),
              Body.NONE,
              "nothing there, nothing newer"),
          of(
              "O10",
              "^GET /crm/v8/settings/(fields|layouts|related_lists|custom_views)",
              Set.of(400),
              Body.EITHER,
              "the pages say INVALID_MODULE, which the declared refusals lack"),
          of(
              "O8",
              ".*",
              Set.of(401, 403, 404, 429, 500, 502, 503, 504),
              Body.REFUSAL,
              "any call may be refused"));

  private static UndeclaredStatus of(
      String id, String operations, Set<Integer> statuses, Body body, String why) {
    return new UndeclaredStatus(id, Pattern.compile(operations), statuses, body, why);
  }

  static Optional<UndeclaredStatus> of(String operation, int status) {
    return TABLE.stream()
        .filter(row -> row.statuses.contains(status) && row.operations.matcher(operation).find())
        .findFirst();
  }
}
