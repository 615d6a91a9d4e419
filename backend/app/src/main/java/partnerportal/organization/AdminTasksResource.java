package partnerportal.organization;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Page;

/** What waits for the people who run the organisation's sync. */
@Path("admin/tasks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminTasksResource {

  @Inject AdminTasks tasks;
  @Inject CurrentUser me;

  @GET
  @Access(Action.SEE_SYNC)
  @Operation(summary = "What waits for a person, newest first.")
  public Page<AdminTask> open(
      @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
    var size = Page.limit(limit);
    var open = tasks.open(me.scope().organization(), Page.Cursor.parse(cursor), size);
    return Page.of(open, size, task -> new Page.Cursor(task.firstAt(), task.id()));
  }

  @POST
  @Path("{id}/done")
  @Access(Action.ACT_ON_SYNC)
  @Operation(summary = "It is settled. What raises it again opens a new one.")
  public void done(@PathParam("id") UUID id) {
    tasks.done(me.scope().organization(), id, me.actor());
  }
}
