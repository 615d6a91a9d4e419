package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import partnerportal.organization.Organizations;

/**
 * One call on behalf of an organisation: with its token, at its pace, and once more with another
 * token when Zoho does not take the first. Notes whether the CRM answered.
 */
@ApplicationScoped
class ZohoCalls {

  @Inject ZohoTokens tokens;
  @Inject ZohoHttp http;
  @Inject CrmPace pace;
  @Inject CreditLedger ledger;
  @Inject Organizations organizations;

  /** A call as it is on the wire, given the header that authorises it. */
  @FunctionalInterface
  interface Request {
    Response send(ZohoApi api, String authorization);
  }

  @FunctionalInterface
  private interface Wire {
    ZohoReply send(String apiDomain, Function<ZohoApi, Response> call);
  }

  ZohoReply read(UUID organization, CrmPace.Caller caller, Cost cost, Request request) {
    return call(organization, caller, cost, request, http::read);
  }

  /**
   * A write of claimed work, which must not leave when the claim may be over.
   *
   * @throws CrmFailure.Late when it did not leave in time
   */
  ZohoReply write(
      UUID organization, CrmPace.Caller caller, Cost cost, Deadline deadline, Request request) {
    return write(
        organization,
        caller,
        cost,
        (api, authorization) -> {
          deadline.check();
          return request.send(api, authorization);
        });
  }

  ZohoReply write(UUID organization, CrmPace.Caller caller, Cost cost, Request request) {
    return call(organization, caller, cost, request, http::write);
  }

  private ZohoReply call(
      UUID organization, CrmPace.Caller caller, Cost cost, Request request, Wire wire) {
    try {
      var held = tokens.current(organization);
      var reply = paced(organization, caller, cost, request, wire, held);
      if (reply.answer() == ZohoAnswer.NEW_TOKEN) {
        var other = tokens.insteadOf(organization, held);
        reply = paced(organization, caller, cost, request, wire, other);
      }
      organizations.crmAnswered(organization);
      return reply;
    } catch (CrmFailure.Silent | CrmFailure.ConnectionLost e) {
      organizations.crmSilent(organization);
      throw e;
    }
  }

  private ZohoReply paced(
      UUID organization,
      CrmPace.Caller caller,
      Cost cost,
      Request request,
      Wire wire,
      ZohoTokens.Held held) {
    Function<ZohoApi, Response> call =
        api -> ledger.charged(organization, caller, cost, () -> request.send(api, held.header()));
    try {
      return pace.call(organization, caller, cost, () -> wire.send(held.apiDomain(), call));
    } catch (RuntimeException e) {
      throw ZohoHttp.asFailure(e);
    }
  }
}
