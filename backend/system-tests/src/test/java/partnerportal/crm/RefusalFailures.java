package partnerportal.crm;

import java.util.Collections;
import java.util.List;
import partnerportal.crm.ScriptedZoho.Answer;
import partnerportal.crm.ScriptedZoho.Manner;
import partnerportal.crm.ZohoFailures.Deed;

/** What Zoho refuses, the call as a whole or one record of it (zoho-crm v8 §2.2). */
final class RefusalFailures extends FailureTable {

  RefusalFailures(String zoho) {
    super(zoho);
    whole();
    perRecord();
    changes();
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
    for (var details :
        List.of(
            "{'api_name':'Email','json_path':'$.data[0].Email','expected_data_type':'text'}",
            "{'api_name':'Email','json_path':'$.data[0].Email','maximum_length':100}",
            "{'api_name':'Email','json_path':'$.data[0].Email','supported_values':['a']}",
            "{'resource_path_index':0}")) {
      refused("INVALID_DATA", details);
    }
    refused(
        "DUPLICATE_DATA",
        "{'api_name':'Email','duplicate_record':{'id':'62','module':{'api_name':'Leads'}}}");
    refused("DUPLICATE_DATA", "{'id':'6200000000101','api_name':'Email'}");
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
    add("expired token of a change", Deed.CHANGE, List.of(STALE, CHANGED), "DONE", 2, 2, 1);
    change(400, "{'code':'INVALID_DATA','details':{'id':'6200000000101'}}", "GONE");
    change(400, "{'code':'INVALID_DATA','details':{'api_name':'id'}}", "GONE");
    change(400, "{'code':'CONVERTED_RECORD'}", "GONE");
    change(412, "{'code':'ALREADY_MODIFIED','details':{'id':'6200000000101'}}", "READ_AGAIN");
    change(400, "{'code':'RECORD_LOCKED'}", "TRY_LATER");
    change(400, "{'code':'RECORD_IN_BLUEPRINT'}", "SETUP_WRONG");
    add("too many calls of a change", Deed.CHANGE, List.of(SLOW), "SLOW_DOWN", 1, 1, 0);
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
}
