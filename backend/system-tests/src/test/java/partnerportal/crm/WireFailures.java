package partnerportal.crm;

import java.util.Collections;
import java.util.List;
import partnerportal.crm.ScriptedZoho.Answer;
import partnerportal.crm.ScriptedZoho.Manner;
import partnerportal.crm.ZohoFailures.Deed;
import partnerportal.crm.ZohoFailures.Failure;

/** Limits (zoho-crm v8 §5), and answers that break off, come late or from somebody else. */
final class WireFailures extends FailureTable {

  WireFailures(String zoho) {
    super(zoho);
    limits();
    wire();
    lists();
  }

  private void limits() {
    add("too many calls of a query", Deed.QUERY, List.of(SLOW), "Busy", 1, 1, 0);
    add("too many calls of a list", Deed.DELETED, List.of(SLOW), "Busy", 1, 1, 0);
    add("too many calls of eleven", Deed.CREATE_ELEVEN, List.of(SLOW), "SLOW_DOWN", 1, 1, 0);
    add(
        "credits said to be spent",
        Deed.READ,
        List.of(Answer.error(429, "LIMIT_EXCEEDED")),
        "Busy",
        1,
        1,
        0);
    add("too many calls", Deed.READ, List.of(SLOW), "Busy", 1, 1, 0);
    add("too many calls of a write", Deed.CREATE, List.of(SLOW), "SLOW_DOWN", 1, 1, 0);
    add("too many calls, in html", Deed.READ, List.of(Answer.html(429)), "Busy", 1, 1, 0);
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
    add("a claim that may be over", Deed.CREATE_LATE, List.of(WRITTEN), "Late", 1, 0, 0);
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
      add(new Failure("nobody listens: " + deed, deed, tokens, List.of(), "Silent", 1, 0, 0));
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
    add("next page refused", Deed.LIST, List.of(first, SLOW), "Busy", 1, 2, 1);
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
}
