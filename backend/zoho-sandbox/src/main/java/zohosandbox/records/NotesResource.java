package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import zohosandbox.accounts.Caller;
import zohosandbox.organization.Profile.Right;
import zohosandbox.organization.User;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /crm/v8/Notes}: the notes of all records, which only administrators may list. */
@Path("crm/v8/Notes")
@Produces(MediaType.APPLICATION_JSON)
public final class NotesResource {

  private final ModuleAccess access;
  private final Notes notes;

  public NotesResource(ModuleAccess access, Notes notes) {
    this.access = access;
    this.notes = notes;
  }

  @GET
  public Response list(@Context UriInfo uri, @Context SecurityContext security) {
    access.allowed(Notes.MODULE, Right.VIEW, security);
    User caller = Caller.of(security).user();
    if (!caller.profile().administrator()) {
      throw new ZohoError(
          403, "NOT_SUPPORTED", Jsons.object().build(), "only administrators list all notes");
    }
    return notes.list(Optional.empty(), uri.getQueryParameters(), caller);
  }

  @GET
  @Path("{id}")
  public Response one(
      @PathParam("id") String id,
      @QueryParam("fields") String fields,
      @Context SecurityContext security) {
    access.allowed(Notes.MODULE, Right.VIEW, security);
    ModuleAccess.requireId(id);
    return notes.one(id, Optional.ofNullable(fields), Caller.of(security).user());
  }

  @POST
  public Response create(byte[] bytes, @Context SecurityContext security) {
    access.allowed(Notes.MODULE, Right.CREATE, security);
    return notes.create(Optional.empty(), bytes, Caller.of(security).user());
  }

  @PUT
  public Response update(byte[] bytes, @Context SecurityContext security) {
    access.allowed(Notes.MODULE, Right.EDIT, security);
    return notes.update(Optional.empty(), bytes, Caller.of(security).user());
  }

  @PUT
  @Path("{id}")
  public Response updateOne(
      @PathParam("id") String id, byte[] bytes, @Context SecurityContext security) {
    access.allowed(Notes.MODULE, Right.EDIT, security);
    ModuleAccess.requireId(id);
    return notes.update(Optional.of(id), bytes, Caller.of(security).user());
  }

  @DELETE
  public Response delete(@QueryParam("ids") String ids, @Context SecurityContext security) {
    if (ids == null || ids.isBlank()) {
      throw ZohoError.missingParameter("ids");
    }
    return delete(Arrays.stream(ids.split(",")).map(String::strip).toList(), security);
  }

  @DELETE
  @Path("{id}")
  public Response deleteOne(@PathParam("id") String id, @Context SecurityContext security) {
    ModuleAccess.requireId(id);
    return delete(List.of(id), security);
  }

  private Response delete(List<String> ids, SecurityContext security) {
    access.allowed(Notes.MODULE, Right.EDIT, security);
    if (ids.size() > WriteBody.MOST) {
      return WriteBody.refusedAsTooMany();
    }
    return notes.delete(ids, Caller.of(security).user());
  }

  /** A note's parent and its module, as a body names them. */
  record Parent(String module, String id) {

    static Optional<Parent> of(JsonObject note) {
      if (!(note.get("Parent_Id") instanceof JsonObject parent)
          || Jsons.text(parent, "id").isEmpty()) {
        return Optional.empty();
      }
      Optional<String> module =
          parent.get("module") instanceof JsonObject named
              ? Jsons.text(named, "api_name")
              : Jsons.text(note, "se_module").or(() -> Jsons.text(note, "$se_module"));
      return module.map(name -> new Parent(name, parent.getString("id")));
    }
  }
}
