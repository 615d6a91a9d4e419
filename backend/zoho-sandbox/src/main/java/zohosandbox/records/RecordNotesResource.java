package zohosandbox.records;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import zohosandbox.accounts.Caller;
import zohosandbox.organization.Profile.Right;
import zohosandbox.wire.ZohoError;

/** {@code /crm/v8/{module}/{id}/Notes}: the notes of one record. */
@Path("crm/v8/{module}/{id}/Notes")
@Produces(MediaType.APPLICATION_JSON)
public final class RecordNotesResource {

  private final ModuleAccess access;
  private final Records records;
  private final Notes notes;

  public RecordNotesResource(ModuleAccess access, Records records, Notes notes) {
    this.access = access;
    this.records = records;
    this.notes = notes;
  }

  @GET
  public Response list(
      @PathParam("module") String module,
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    records.requireThere(access.allowed(module, Right.VIEW, security), id, security);
    access.allowed(Notes.MODULE, Right.VIEW, security);
    return notes.list(
        Optional.of(new NotesResource.Parent(module, id)),
        uri.getQueryParameters(),
        Caller.of(security).user());
  }

  @POST
  public Response create(
      @PathParam("module") String module,
      @PathParam("id") String id,
      byte[] bytes,
      @Context SecurityContext security) {
    records.requireThere(access.allowed(module, Right.VIEW, security), id, security);
    if (module.equals(Notes.MODULE)) {
      throw ZohoError.invalidModule();
    }
    access.allowed(Notes.MODULE, Right.CREATE, security);
    return notes.create(
        Optional.of(new NotesResource.Parent(module, id)), bytes, Caller.of(security).user());
  }
}
