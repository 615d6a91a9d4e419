package partnerportal.crm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import partnerportal.crm.ScriptedZoho.Answer;
import partnerportal.crm.ScriptedZoho.Manner;

/**
 * Every way Zoho and what lies between can fail (zoho-crm v8 §1.3, §2.2, §5, and the faults of the
 * sandbox), and what the client is to make of it.
 */
final class ZohoFailures {

  /** What is asked of the client. */
  enum Deed {
    /** A read that costs one credit. */
    READ,
    /** One lead by upsert: a write that may be repeated only by those who know more. */
    CREATE,
    /** Eleven leads: a heavy write of two credits. */
    CREATE_ELEVEN,
    /** One lead the CRM has, by its id. */
    CHANGE,
    /** A query: heavy, one credit. */
    QUERY,
    /** A list of deleted records: two credits a page. */
    DELETED,
    /** A list by token. */
    LIST
  }

  /**
   * One line of the table.
   *
   * @param action what the caller learns
   * @param refreshes tokens asked for, the first included
   * @param calls that reached the API
   * @param credits in the ledger
   */
  record Failure(
      String name,
      Deed deed,
      List<Answer> tokens,
      List<Answer> answers,
      String action,
      int refreshes,
      int calls,
      long credits) {}

  private static final Answer USER =
      Answer.json(200, "{'users':[{'id':'1','full_name':'Portal','status':'active'}]}");
  private static final Answer WRITTEN =
      Answer.json(
          200,
          "{'data':[{'code':'SUCCESS','details':{'id':'6200000000101','Modified_Time':'2026-11-22T16:45:10+01:00'},"
              + "'message':'record added','status':'success'}]}");
  private static final Answer CHANGED =
      new Answer(
          200,
          WRITTEN.body().replace("record added", "record updated"),
          WRITTEN.headers(),
          Manner.WHOLE);
  private static final Answer DENIED =
      Answer.json(
          400,
          "{'error_description':'You have made too many requests continuously.','error':'Access Denied','status':'failure'}");

  /** Deeper than any reader goes. */
  private static final Answer NESTED =
      Answer.json(200, "{'a':".repeat(5_000) + "1" + "}".repeat(5_000));

  private static final Answer SLOW = Answer.error(429, "TOO_MANY_REQUESTS");
  private static final Answer STALE = Answer.error(401, "INVALID_TOKEN");

  private final String zoho;
  private final List<Failure> all = new ArrayList<>();

  private ZohoFailures(String zoho) {
    this.zoho = zoho;
  }

  /** The table, for a Zoho at an address. */
  static List<Failure> at(String zoho) {
    var table = new ZohoFailures(zoho);
    table.tokens();
    table.authorization();
    table.whole();
    table.perRecord();
    table.changes();
    table.limits();
    table.wire();
    table.lists();
    return table.all;
  }

  private void tokens() {
    for (var error :
        List.of(
            "invalid_code",
            "invalid_client",
            "invalid_client_secret",
            "invalid_redirect_uri",
            "invalid_scope")) {
      token(error + " as 200", Answer.json(200, "{'error':'" + error + "'}"), "ConnectionLost");
    }
    token("throttle as 400", DENIED, "Busy");
    token(
        "throttle as 200", new Answer(200, DENIED.body(), DENIED.headers(), Manner.WHOLE), "Busy");
    token(
        "throttle in another language",
        Answer.json(400, "{'error_description':'请稍后再试','error':'拒绝访问','status':'failure'}"),
        "Busy");
    token("token outage", Answer.json(503, ""), "Silent");
    token("token as html", Answer.html(200), "Silent");
    token("token cut off", Answer.json(200, "{'access_token':'1000."), "Silent");
    token("token nested without end", NESTED, "Silent");
    token("token cut on the wire", granted().with(Manner.CUT), "Silent");
    token("token never answered", granted().with(Manner.NONE), "Silent");
    token("token too late", granted().with(Manner.HELD), "Silent");
    token("token that is a redirect", Answer.redirect(zoho + "/elsewhere"), "Silent");
    token("error nobody knows", Answer.json(200, "{'error':'try_tomorrow'}"), "Silent");
    token(
        "api_domain that is not allowed",
        Answer.json(
            200, "{'access_token':'1000.x','api_domain':'https://zoho.example','expires_in':3600}"),
        "Refused SETUP_WRONG");
  }

  private Answer granted() {
    return Answer.json(200, "{'access_token':'1000.x','api_domain':'" + zoho + "'}");
  }

  private void authorization() {
    add("expired token", Deed.READ, List.of(STALE, USER), "done", 2, 2, 2);
    add(
        "expired token by its other name",
        Deed.READ,
        List.of(Answer.error(401, "AUTHENTICATION_FAILURE"), USER),
        "done",
        2,
        2,
        2);
    add("expired token of a write", Deed.CREATE, List.of(STALE, WRITTEN), "DONE", 2, 2, 2);
    add(
        "token that is never taken",
        Deed.READ,
        List.of(STALE, STALE),
        "Refused SETUP_WRONG",
        2,
        2,
        2);
    whole(401, "OAUTH_SCOPE_MISMATCH", "Refused SETUP_WRONG");
    add(
        "401 OAUTH_SCOPE_MISMATCH of a write",
        Deed.CREATE,
        List.of(Answer.error(401, "OAUTH_SCOPE_MISMATCH")),
        "SETUP_WRONG",
        1,
        1,
        1);
    for (var deed : List.of(Deed.READ, Deed.CREATE)) {
      noOther(deed, "throttled", DENIED, "Busy");
      noOther(deed, "revoked", Answer.json(200, "{'error':'invalid_code'}"), "ConnectionLost");
      noOther(deed, "silent", Answer.json(503, ""), "Silent");
    }
  }

  /** A token that is no longer taken, when there is no other to be had. */
  private void noOther(Deed deed, String why, Answer second, String action) {
    all.add(
        new Failure(
            "expired token of a " + deed + ", and the sign-in is " + why,
            deed,
            List.of(granted(), second),
            List.of(STALE),
            action,
            2,
            1,
            1));
  }

  private void whole() {
    whole(403, "NO_PERMISSION", "Refused SETUP_WRONG");
    whole(400, "AUTHORIZATION_FAILED", "Refused SETUP_WRONG");
    whole(400, "INVALID_MODULE", "Refused SETUP_WRONG");
    whole(404, "INVALID_URL_PATTERN", "Refused SETUP_WRONG");
    whole(400, "INVALID_REQUEST_METHOD", "Refused SETUP_WRONG");
    whole(400, "REQUIRED_PARAM_MISSING", "Refused SETUP_WRONG");
    whole(400, "NOT_SUPPORTED", "Refused SETUP_WRONG");
    whole(400, "INVALID_DATA", "Refused REFUSED");
    whole(500, "INTERNAL_ERROR", "Silent, perhaps done");
    add(
        "SYNTAX_ERROR",
        Deed.QUERY,
        List.of(Answer.error(400, "SYNTAX_ERROR")),
        "Refused SETUP_WRONG",
        1,
        1,
        1);
    add("nothing found", Deed.QUERY, List.of(), "done", 1, 1, 1);
    add("nothing new", Deed.DELETED, List.of(Answer.json(304, "")), "done", 1, 1, 2);
  }

  private void perRecord() {
    for (var code :
        List.of(
            "INVALID_DATA",
            "MANDATORY_NOT_FOUND",
            "DUPLICATE_DATA",
            "MULTIPLE_OR_MULTI_ERRORS",
            "DEPENDENT_FIELD_MISSING",
            "DEPENDENT_MISMATCH",
            "MAPPING_MISMATCH",
            "EXPECTED_FIELD_MISSING",
            "LIMIT_EXCEEDED")) {
      record(400, code, "REFUSED");
    }
    for (var code :
        List.of(
            "AUTHORIZATION_FAILED",
            "NOT_SUPPORTED",
            "INVALID_MODULE",
            "INVALID_URL_PATTERN",
            "INVALID_REQUEST_METHOD")) {
      record(400, code, "SETUP_WRONG");
    }
    record(429, "TOO_MANY_REQUESTS", "SLOW_DOWN");
    record(400, "A_CODE_NOBODY_KNOWS", "REFUSED");
    record(202, "MANDATORY_NOT_FOUND", "REFUSED");
    record(207, "DUPLICATE_DATA", "REFUSED");
    record(400, "RECORD_LOCKED", "TRY_LATER");
    record(500, "INTERNAL_ERROR", "TRY_LATER, perhaps done");
    record(412, "ALREADY_MODIFIED", "READ_AGAIN");
    record(400, "CONVERTED_RECORD", "GONE");
    record(400, "ID_ALREADY_CONVERTED", "GONE");
    record(400, "RECORD_IN_BLUEPRINT", "SETUP_WRONG");
    record(400, "NOT_APPROVED", "SETUP_WRONG");
    record(403, "NO_PERMISSION", "SETUP_WRONG");
    record(400, "STORAGE_SPACE_EXCEEDED", "SETUP_WRONG");
    for (var status : List.of(200, 201, 202, 207)) {
      var written = new Answer(status, WRITTEN.body(), WRITTEN.headers(), Manner.WHOLE);
      add("written as " + status, Deed.CREATE, List.of(written), "DONE", 1, 1, 1);
    }
    var row = WRITTEN.body().substring(9, WRITTEN.body().length() - 2);
    var mixed =
        "{'data':[" + (row + ",").repeat(10) + "{'code':'DUPLICATE_DATA','status':'error'}]}";
    add(
        "one of eleven records refused",
        Deed.CREATE_ELEVEN,
        List.of(Answer.json(207, mixed)),
        "DONE and REFUSED",
        1,
        1,
        2);
    add(
        "one success for eleven records",
        Deed.CREATE_ELEVEN,
        List.of(WRITTEN),
        "TRY_LATER, perhaps done",
        1,
        1,
        2);
    add(
        "too many records",
        Deed.CREATE_ELEVEN,
        List.of(
            Answer.json(
                400,
                "{'data':[{'code':'LIMIT_EXCEEDED','details':{'maximum_length':100,'api_name':'data'},"
                    + "'message':'','status':'error'}]}")),
        "REFUSED",
        1,
        1,
        2);
  }

  private void changes() {
    add("a change", Deed.CHANGE, List.of(CHANGED), "DONE", 1, 1, 1);
    add("expired token of a change", Deed.CHANGE, List.of(STALE, CHANGED), "DONE", 2, 2, 2);
    change(400, "{'code':'INVALID_DATA','details':{'id':'6200000000101'}}", "GONE");
    change(400, "{'code':'INVALID_DATA','details':{'api_name':'id'}}", "GONE");
    change(400, "{'code':'CONVERTED_RECORD'}", "GONE");
    change(412, "{'code':'ALREADY_MODIFIED','details':{'id':'6200000000101'}}", "READ_AGAIN");
    change(400, "{'code':'RECORD_LOCKED'}", "TRY_LATER");
    change(400, "{'code':'RECORD_IN_BLUEPRINT'}", "SETUP_WRONG");
    add("too many calls of a change", Deed.CHANGE, List.of(SLOW), "SLOW_DOWN", 1, 1, 1);
    // the JDK repeats a PUT once whose connection ends without an answer, as it does a GET
    add(
        "change never answered",
        Deed.CHANGE,
        Collections.nCopies(2, CHANGED.with(Manner.NONE)),
        "Silent, perhaps done",
        1,
        2,
        1);
    for (var answer :
        List.of(CHANGED.with(Manner.CUT), CHANGED.with(Manner.HELD), Answer.html(200), NESTED)) {
      add(
          "change answered with %s, %s".formatted(answer.status(), answer.manner()),
          Deed.CHANGE,
          List.of(answer),
          "Silent, perhaps done",
          1,
          1,
          1);
    }
  }

  private void change(int status, String row, String action) {
    add(
        "change answered " + row,
        Deed.CHANGE,
        List.of(Answer.json(status, "{'data':[" + row + "]}")),
        action,
        1,
        1,
        1);
  }

  private void limits() {
    add("too many calls of a query", Deed.QUERY, List.of(SLOW), "Busy", 1, 1, 1);
    add("too many calls of a list", Deed.DELETED, List.of(SLOW), "Busy", 1, 1, 2);
    add("too many calls of eleven", Deed.CREATE_ELEVEN, List.of(SLOW), "SLOW_DOWN", 1, 1, 2);
    add(
        "credits said to be spent",
        Deed.READ,
        List.of(Answer.error(429, "LIMIT_EXCEEDED")),
        "Busy",
        1,
        1,
        1);
    add("too many calls", Deed.READ, List.of(SLOW), "Busy", 1, 1, 1);
    add("too many calls of a write", Deed.CREATE, List.of(SLOW), "SLOW_DOWN", 1, 1, 1);
    add("too many calls, in html", Deed.READ, List.of(Answer.html(429)), "Busy", 1, 1, 1);
    add(
        "half of the credits spent",
        Deed.READ,
        List.of(USER.saying("X-API-CREDITS-REMAINING", "2400")),
        "done, 2400 left",
        1,
        1,
        1);
  }

  private void wire() {
    add("500", Deed.READ, List.of(Answer.json(500, "")), "Silent, perhaps done", 1, 1, 1);
    add("502 in html", Deed.READ, List.of(Answer.html(502)), "Silent, perhaps done", 1, 1, 1);
    add(
        "503 of a write",
        Deed.CREATE,
        List.of(Answer.json(503, "")),
        "TRY_LATER, perhaps done",
        1,
        1,
        1);
    // the JDK itself repeats a GET once whose connection ends without an answer; none of ours knows
    add(
        "read never answered",
        Deed.READ,
        Collections.nCopies(6, USER.with(Manner.NONE)),
        "Silent, perhaps done",
        1,
        6,
        3);
    threeReads("read too late", USER.with(Manner.HELD));
    threeReads("read cut on the wire", USER.with(Manner.CUT));
    threeReads("read cut off", Answer.json(200, "{'users':[{'id':"));
    threeReads("read as html", Answer.html(200));
    threeReads("read with nothing in it", Answer.json(200, ""));
    threeReads("read nested without end", NESTED);
    add("read that takes a while", Deed.READ, List.of(USER.with(Manner.LATE)), "done", 1, 1, 1);
    var cut = Answer.json(200, "{'data':[").with(Manner.CUT);
    add(
        "list of the deleted cut on the wire",
        Deed.DELETED,
        List.of(cut, cut, cut),
        "Silent, perhaps done",
        1,
        3,
        6);
    add("query in html", Deed.QUERY, List.of(Answer.html(503)), "Silent, perhaps done", 1, 1, 1);
    add(
        "read answered at the third time",
        Deed.READ,
        List.of(USER.with(Manner.CUT), Answer.html(200), USER),
        "done",
        1,
        3,
        3);
    for (var deed : List.of(Deed.READ, Deed.CREATE)) {
      // tried three times, and none of it left
      var nobody = "{'access_token':'1000.x','api_domain':'http://127.0.0.1:9','expires_in':3600}";
      var tokens = List.of(Answer.json(200, nobody));
      all.add(new Failure("nobody listens: " + deed, deed, tokens, List.of(), "Silent", 1, 0, 0));
    }
    oneWrite("write done and never answered", WRITTEN.with(Manner.NONE));
    oneWrite("write too late", WRITTEN.with(Manner.HELD));
    oneWrite("write cut on the wire", WRITTEN.with(Manner.CUT));
    oneWrite("write cut off", Answer.json(200, "{'data':[{'code':'SUC"));
    oneWrite("write nested without end", NESTED);
    oneWrite("write as html", Answer.html(200));
    oneWrite("write as html of a proxy", Answer.html(403));
    add(
        "read that is a redirect",
        Deed.READ,
        List.of(Answer.redirect(zoho + "/elsewhere")),
        "Refused SETUP_WRONG",
        1,
        1,
        1);
    add(
        "write that is a redirect",
        Deed.CREATE,
        List.of(Answer.redirect(zoho + "/elsewhere")),
        "SETUP_WRONG",
        1,
        1,
        1);
  }

  private void lists() {
    var first =
        Answer.json(
            200,
            "{'data':[{'id':'1','Modified_Time':'2030-11-22T16:45:10+01:00'}],"
                + "'info':{'more_records':true,'next_page_token':'two'}}");
    add("list of one page more", Deed.LIST, List.of(first), "done", 1, 2, 2);
    var lost = first.with(Manner.CUT);
    add(
        "next page cut on the wire",
        Deed.LIST,
        List.of(first, lost, lost, lost),
        "Silent, perhaps done",
        1,
        4,
        4);
    add("next page refused", Deed.LIST, List.of(first, SLOW), "Busy", 1, 2, 2);
    add(
        "page token that has expired",
        Deed.LIST,
        List.of(first, Answer.error(400, "EXPIRED_VALUE"), first),
        "done",
        1,
        4,
        4);
    add(
        "page token of another list",
        Deed.LIST,
        List.of(first, Answer.error(400, "TOKEN_BOUND_DATA_MISMATCH"), first),
        "done",
        1,
        4,
        4);
  }

  private void token(String name, Answer answer, String action) {
    all.add(new Failure(name, Deed.CREATE, List.of(answer), List.of(), action, 1, 0, 0));
  }

  private void whole(int status, String code, String action) {
    add(status + " " + code, Deed.READ, List.of(Answer.error(status, code)), action, 1, 1, 1);
  }

  private void record(int status, String code, String action) {
    var row =
        "{'data':[{'code':'%s','details':{'api_name':'Email'},'message':'','status':'error'}]}";
    add(
        code + " of a record as " + status,
        Deed.CREATE,
        List.of(Answer.json(status, row.formatted(code))),
        action,
        1,
        1,
        1);
  }

  /** A read is tried three times, and each try is paid for. */
  private void threeReads(String name, Answer answer) {
    add(name, Deed.READ, List.of(answer, answer, answer, answer), "Silent, perhaps done", 1, 3, 3);
  }

  /** A write is not repeated by those who cannot tell whether it was done. */
  private void oneWrite(String name, Answer answer) {
    add(name, Deed.CREATE, List.of(answer, answer), "Silent, perhaps done", 1, 1, 1);
  }

  private void add(
      String name,
      Deed deed,
      List<Answer> answers,
      String action,
      int refreshes,
      int calls,
      long credits) {
    all.add(new Failure(name, deed, List.of(), answers, action, refreshes, calls, credits));
  }
}
