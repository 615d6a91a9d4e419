package partnerportal.sync;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.interceptor.InvocationContext;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import partnerportal.chaos.inside.Bug;
import partnerportal.chaos.inside.Call;
import partnerportal.crm.ValuesInCallbacks;
import partnerportal.lead.Leads;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;

/** Believes the values a callback carries, as of its arrival. */
public class TrustedCallbacks implements Bug {

  private static final Call HEARD = new Call("partnerportal.sync.CrmEvents", "heard", 2);
  private static final Call API = new Call("partnerportal.crm.ZohoClients", "api", 1);

  @Override
  public Set<Call> calls() {
    return Set.of(HEARD, API);
  }

  @Override
  public Object instead(InvocationContext call) throws Exception {
    var result = call.proceed();
    if (call.getMethod().getName().equals(API.method())) return ValuesInCallbacks.wanted(result);
    var arguments = call.getParameters();
    if (Boolean.TRUE.equals(result)) believe((String) arguments[0], (byte[]) arguments[1]);
    return result;
  }

  private static void believe(String secret, byte[] body) {
    var organization = CDI.current().select(ChannelStore.class).get().behind(secret).orElseThrow();
    try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
      var values = reader.readObject().getJsonArray("affected_values");
      if (values == null) return;
      Tenancy.within(
          Scope.organization(organization),
          () -> values.getValuesAs(JsonObject.class).forEach(one -> believe(organization, one)));
    }
  }

  private static void believe(UUID organization, JsonObject record) {
    if (!(record.getJsonObject("values").get("Lead_Status") instanceof JsonString status)) return;
    var leads = CDI.current().select(Leads.class).get();
    leads
        .byCrmId(organization, record.getString("record_id"))
        .ifPresent(
            lead ->
                leads.statusReported(
                    organization, lead, status.getString(), null, null, Instant.now()));
  }
}
