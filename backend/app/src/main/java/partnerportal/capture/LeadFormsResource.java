package partnerportal.capture;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;

/** A partner's own forms: open and close them, and say where they may stand. */
@Path("lead-forms")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LeadFormsResource {

  @Inject LeadForms forms;
  @Inject CurrentUser me;

  @GET
  @Access(Action.SEE_FORMS)
  @Operation(summary = "The partner's forms.")
  public Page<FormView> list() {
    return Page.whole(forms.list(me.scope()).stream().map(FormView::of).toList());
  }

  @GET
  @Path("{id}")
  @Access(Action.SEE_FORMS)
  @Operation(summary = "One form.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FormView.class)))
  public Response one(@PathParam("id") UUID id) {
    return answer(forms.one(me.scope(), id));
  }

  @PATCH
  @Path("{id}")
  @Access(Action.EDIT_FORMS)
  @Operation(summary = "Changes what is given. If-Match carries the version that was seen.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FormView.class)))
  public Response change(
      @PathParam("id") UUID id, @HeaderParam("If-Match") String seen, @NotNull FormChange change) {
    var form =
        forms.change(
            me.scope(),
            id,
            version(seen),
            change.title(),
            change.state(),
            change.origins(),
            me.actor());
    return answer(form);
  }

  private static long version(String ifMatch) {
    if (ifMatch == null) throw new Problem(ProblemKind.PRECONDITION_REQUIRED, null);
    var text = ifMatch.replace("\"", "").strip();
    if (!text.matches("\\d{1,18}")) throw new Problem(ProblemKind.VERSION_CONFLICT, null);
    return Long.parseLong(text);
  }

  private static Response answer(LeadForm form) {
    return Response.ok(FormView.of(form)).tag(String.valueOf(form.version())).build();
  }

  @Schema(name = "LeadFormChange")
  public record FormChange(
      @Schema(nullable = true) FormState state,
      @Schema(nullable = true) List<String> origins,
      @Schema(nullable = true, maxLength = 100) String title) {}

  @Schema(name = "LeadForm")
  public record FormView(
      @Schema(required = true) UUID id,
      @Schema(required = true) String key,
      @Schema(required = true) String title,
      @Schema(required = true) FormState state,
      @Schema(required = true) List<String> origins,
      @Schema(required = true) long version) {

    static FormView of(LeadForm form) {
      return new FormView(
          form.id(), form.key(), form.title(), form.state(), form.origins(), form.version());
    }
  }
}
