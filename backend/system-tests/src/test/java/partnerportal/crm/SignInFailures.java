package partnerportal.crm;

import java.util.List;
import partnerportal.crm.ScriptedZoho.Answer;
import partnerportal.crm.ScriptedZoho.Manner;
import partnerportal.crm.ZohoFailures.Deed;
import partnerportal.crm.ZohoFailures.Failure;

/** What can go wrong with access tokens (zoho-crm v8 §1.3). */
final class SignInFailures extends FailureTable {

  SignInFailures(String zoho) {
    super(zoho);
    tokens();
    authorization();
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

  private void authorization() {
    add("expired token", Deed.READ, List.of(STALE, USER), "done", 2, 2, 1);
    add(
        "expired token by its other name",
        Deed.READ,
        List.of(Answer.error(401, "AUTHENTICATION_FAILURE"), USER),
        "done",
        2,
        2,
        1);
    add("expired token of a write", Deed.CREATE, List.of(STALE, WRITTEN), "DONE", 2, 2, 1);
    add(
        "token that is never taken",
        Deed.READ,
        List.of(STALE, STALE),
        "Refused SETUP_WRONG",
        2,
        2,
        0);
    whole(401, "OAUTH_SCOPE_MISMATCH", "Refused SETUP_WRONG");
    add(
        "401 OAUTH_SCOPE_MISMATCH of a write",
        Deed.CREATE,
        List.of(Answer.error(401, "OAUTH_SCOPE_MISMATCH")),
        "SETUP_WRONG",
        1,
        1,
        0);
    for (var deed : List.of(Deed.READ, Deed.CREATE)) {
      noOther(deed, "throttled", DENIED, "Busy");
      noOther(deed, "revoked", Answer.json(200, "{'error':'invalid_code'}"), "ConnectionLost");
      noOther(deed, "silent", Answer.json(503, ""), "Silent");
    }
  }

  /** A token that is no longer taken, when there is no other to be had. */
  private void noOther(Deed deed, String why, Answer second, String action) {
    add(
        new Failure(
            "expired token of a " + deed + ", and the sign-in is " + why,
            deed,
            List.of(granted(), second),
            List.of(STALE),
            action,
            2,
            1,
            0));
  }
}
