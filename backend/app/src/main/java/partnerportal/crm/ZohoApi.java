package partnerportal.crm;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The calls of Zoho CRM v8 we make, as they are on the wire. Built per {@code api_domain} by {@link
 * ZohoClients}; registered as a client so that the container does not take it for a resource of
 * ours.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RegisterRestClient
public interface ZohoApi {

  @GET
  @Path("crm/v8/org")
  Response org(@HeaderParam(HttpHeaders.AUTHORIZATION) String token);

  @GET
  @Path("crm/v8/users")
  Response users(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String token, @QueryParam("type") String type);

  @GET
  @Path("crm/v8/users/{id}")
  Response user(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") String id);

  @GET
  @Path("crm/v8/settings/fields")
  Response fields(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String token, @QueryParam("module") String module);

  @GET
  @Path("crm/v8/{module}")
  Response list(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
      @PathParam("module") String module,
      @QueryParam("fields") String fields,
      @QueryParam("ids") String ids,
      @QueryParam("converted") String converted);

  @GET
  @Path("crm/v8/{module}")
  Response sorted(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
      @PathParam("module") String module,
      @QueryParam("fields") String fields,
      @QueryParam("converted") String converted,
      @QueryParam("sort_by") String field,
      @QueryParam("sort_order") String order,
      @QueryParam("page_token") String page,
      @QueryParam("per_page") int perPage);

  @GET
  @Path("crm/v8/{module}")
  Response numbered(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
      @PathParam("module") String module,
      @QueryParam("fields") String fields,
      @QueryParam("sort_by") String field,
      @QueryParam("sort_order") String order,
      @QueryParam("page") int page,
      @QueryParam("per_page") int perPage);

  @GET
  @Path("crm/v8/{module}/{id}")
  Response one(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
      @PathParam("module") String module,
      @PathParam("id") String id,
      @QueryParam("fields") String fields);

  @GET
  @Path("crm/v8/{module}/deleted")
  Response deleted(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
      @HeaderParam(HttpHeaders.IF_MODIFIED_SINCE) String since,
      @PathParam("module") String module,
      @QueryParam("type") String type,
      @QueryParam("page") int page,
      @QueryParam("per_page") int perPage);

  @POST
  @Path("crm/v8/{module}/upsert")
  Response upsert(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
      @PathParam("module") String module,
      String body);

  @PUT
  @Path("crm/v8/{module}")
  Response update(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
      @HeaderParam(HttpHeaders.IF_UNMODIFIED_SINCE) String unmodifiedSince,
      @PathParam("module") String module,
      String body);

  @DELETE
  @Path("crm/v8/{module}/{id}")
  Response delete(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
      @PathParam("module") String module,
      @PathParam("id") String id,
      @QueryParam("wf_trigger") boolean trigger);

  @POST
  @Path("crm/v8/coql")
  Response coql(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, String body);

  @GET
  @Path("crm/v8/actions/watch")
  Response watches(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
      @QueryParam("channel_id") String channel);

  @POST
  @Path("crm/v8/actions/watch")
  Response watch(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, String body);
}
