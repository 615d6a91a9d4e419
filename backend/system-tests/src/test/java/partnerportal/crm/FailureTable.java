package partnerportal.crm;

import java.util.ArrayList;
import java.util.List;
import partnerportal.crm.ScriptedZoho.Answer;
import partnerportal.crm.ScriptedZoho.Manner;
import partnerportal.crm.ZohoFailures.Deed;
import partnerportal.crm.ZohoFailures.Failure;

/** Rows of the table of failures, and the answers they are made of. */
abstract class FailureTable {

  static final Answer USER =
      Answer.json(200, "{'users':[{'id':'1','full_name':'Portal','status':'active'}]}");
  static final Answer WRITTEN =
      Answer.json(
          200,
          "{'data':[{'code':'SUCCESS','details':{'id':'6200000000101','Modified_Time':'2026-11-22T16:45:10+01:00'},"
              + "'message':'record added','status':'success'}]}");
  static final Answer CHANGED =
      new Answer(
          200,
          WRITTEN.body().replace("record added", "record updated"),
          WRITTEN.headers(),
          Manner.WHOLE);
  static final Answer DENIED =
      Answer.json(
          400,
          "{'error_description':'You have made too many requests continuously.','error':'Access Denied','status':'failure'}");

  /** Deeper than any reader goes. */
  static final Answer NESTED = Answer.json(200, "{'a':".repeat(5_000) + "1" + "}".repeat(5_000));

  static final Answer SLOW = Answer.error(429, "TOO_MANY_REQUESTS");
  static final Answer STALE = Answer.error(401, "INVALID_TOKEN");

  final String zoho;
  private final List<Failure> all = new ArrayList<>();

  FailureTable(String zoho) {
    this.zoho = zoho;
  }

  /** All rows. */
  final List<Failure> rows() {
    return all;
  }

  final Answer granted() {
    return Answer.json(200, "{'access_token':'1000.x','api_domain':'" + zoho + "'}");
  }

  final void token(String name, Answer answer, String action) {
    all.add(new Failure(name, Deed.CREATE, List.of(answer), List.of(), action, 1, 0, 0));
  }

  final void whole(int status, String code, String action) {
    add(
        status + " " + code,
        Deed.READ,
        List.of(Answer.error(status, code)),
        action,
        1,
        1,
        refused(status));
  }

  final void record(int status, String code, String action) {
    var row =
        "{'data':[{'code':'%s','details':{'api_name':'Email'},'message':'','status':'error'}]}";
    add(
        code + " of a record as " + status,
        Deed.CREATE,
        List.of(Answer.json(status, row.formatted(code))),
        action,
        1,
        1,
        refused(status));
  }

  /** What a refusal of one credit's worth costs: a token and a call too many are not charged. */
  private static long refused(int status) {
    return status == 401 || status == 429 ? 0 : 1;
  }

  final void refused(String code, String details) {
    add(
        code + " with " + details,
        Deed.CREATE,
        List.of(
            Answer.json(
                400,
                "{'data':[{'code':'%s','details':%s,'message':'','status':'error'}]}"
                    .formatted(code, details))),
        "REFUSED",
        1,
        1,
        1);
  }

  final void change(int status, String row, String action) {
    add(
        "change answered " + row,
        Deed.CHANGE,
        List.of(Answer.json(status, "{'data':[" + row + "]}")),
        action,
        1,
        1,
        1);
  }

  /** A read is tried three times, and each try is paid for. */
  final void threeReads(String name, Answer answer) {
    add(name, Deed.READ, List.of(answer, answer, answer, answer), "Silent, perhaps done", 1, 3, 3);
  }

  /** A write is not repeated by those who cannot tell whether it was done. */
  final void oneWrite(String name, Answer answer) {
    add(name, Deed.CREATE, List.of(answer, answer), "Silent, perhaps done", 1, 1, 1);
  }

  final void add(
      String name,
      Deed deed,
      List<Answer> answers,
      String action,
      int refreshes,
      int calls,
      long credits) {
    all.add(new Failure(name, deed, List.of(), answers, action, refreshes, calls, credits));
  }

  final void add(Failure failure) {
    all.add(failure);
  }
}
