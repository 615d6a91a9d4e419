package partnerportal.crm;

import jakarta.interceptor.InvocationContext;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import partnerportal.chaos.inside.Bug;
import partnerportal.chaos.inside.Call;

/** Creates leads by a plain insert. */
public class InsertInsteadOfUpsert implements Bug {

  /** The call the product does not make. */
  @RegisterRestClient
  @Produces(MediaType.APPLICATION_JSON)
  @Consumes(MediaType.APPLICATION_JSON)
  public interface Inserting {
    @POST
    @Path("crm/v8/{module}")
    Response insert(
        @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
        @PathParam("module") String module,
        String body);
  }

  @Override
  public Set<Call> calls() {
    return Set.of(new Call("partnerportal.crm.ZohoClients", "api", 1));
  }

  @Override
  public Object instead(InvocationContext call) throws Exception {
    var api = call.proceed();
    var address = URI.create((String) call.getParameters()[0]);
    var inserting =
        RestClientBuilder.newBuilder()
            .baseUri(address)
            .readTimeout(10, TimeUnit.SECONDS)
            .property("microprofile.rest.client.disable.default.mapper", true)
            .build(Inserting.class);
    return CallsOnTheWire.changed(
        api,
        (method, arguments) ->
            method.getName().equals("upsert")
                ? inserting.insert(
                    (String) arguments[0], (String) arguments[1], plain((String) arguments[2]))
                : method.invoke(api, arguments));
  }

  private static String plain(String body) {
    try (var reader = Json.createReader(new StringReader(body))) {
      return Json.createObjectBuilder(reader.readObject())
          .remove("duplicate_check_fields")
          .build()
          .toString();
    }
  }
}
