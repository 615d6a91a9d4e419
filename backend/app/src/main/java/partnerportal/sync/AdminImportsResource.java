package partnerportal.sync;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Page;

/** How far the CRM's records from before the connection have been taken over. */
@Path("admin/sync/imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminImportsResource {

  @Inject Imports imports;
  @Inject CurrentUser me;

  @GET
  @Access(Action.SEE_SYNC)
  @Operation(summary = "How far the first import has come, stream by stream")
  public Page<Imports.Progress> progress() {
    return Page.whole(imports.progress(me.scope().organization()));
  }
}
