package zohosandbox.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import zohosandbox.accounts.Caller;
import zohosandbox.metadata.Catalogue;
import zohosandbox.organization.Profile.Right;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.wire.Credits;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code POST /crm/v8/Leads/{id}/actions/convert}. */
@Path("crm/v8/Leads/{id: [^/]+}/actions/convert")
@Produces(MediaType.APPLICATION_JSON)
public final class ConversionResource {

  private static final int CREDITS = 5;

  private final Catalogue catalogue;
  private final Records records;
  private final Conversion conversion;

  public ConversionResource(Catalogue catalogue, Records records) {
    this.catalogue = catalogue;
    this.records = records;
    this.conversion = new Conversion(catalogue, records);
  }

  @POST
  public Response convert(
      @PathParam("id") String id, byte[] bytes, @Context SecurityContext security) {
    if (!Ids.isId(id)) {
      throw ZohoError.invalidUrl();
    }
    User caller = Caller.of(security).user();
    if (!caller.may(Right.CONVERT, catalogue.module("Leads"))) {
      throw ZohoError.noPermission(Right.CONVERT.permission("Leads"));
    }
    List<Outcome> outcomes =
        records.batch(
            List.of(wish(bytes)),
            (batch, sent, index) ->
                Outcome.success(
                    "The record has been converted successfully",
                    conversion.convert(batch, id, sent, caller)));
    return Response.fromResponse(answer(outcomes))
        .header(Credits.HEADER, null)
        .header(Credits.HEADER, CREDITS)
        .build();
  }

  /**
   * What is wrong with the lead itself is said of the whole call, what with the wish of its row.
   */
  private static Response answer(List<Outcome> outcomes) {
    Outcome only = outcomes.get(0);
    return only.isAboutPath()
        ? Response.status(only.status()).entity(only.body()).build()
        : Outcome.answer(200, outcomes);
  }

  private static JsonValue wish(byte[] bytes) {
    if (bytes.length > 0
        && Jsons.body(bytes).get("data") instanceof JsonArray data
        && !data.isEmpty()
        && data.get(0) instanceof JsonObject wish) {
      return wish;
    }
    throw ZohoError.badRequest(
        "MANDATORY_NOT_FOUND",
        Jsons.object().add("api_name", "data").add("json_path", "$.data").build(),
        "required field not found");
  }
}
