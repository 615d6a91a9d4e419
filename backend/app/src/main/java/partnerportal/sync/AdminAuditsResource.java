package partnerportal.sync;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.identity.Statements;
import partnerportal.organization.Organizations;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Idempotency;
import partnerportal.platform.LowerCase;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Settings;
import partnerportal.platform.Wire;

/** Comparisons of everything the portal and the CRM hold of leads. */
@Path("admin/sync/audits")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminAuditsResource {

  @Inject AuditStore store;
  @Inject DriftStore drifts;
  @Inject Consistency consistency;
  @Inject Organizations organizations;
  @Inject Statements statements;
  @Inject Idempotency idempotency;
  @Inject CurrentUser me;
  @Inject Settings settings;

  @GET
  @Access(Action.SEE_SYNC)
  @Transactional
  @Operation(summary = "Comparisons of portal and CRM, newest first")
  public Page<AuditView> list(
      @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
    var size = Page.limit(limit);
    var organization = organization();
    var runs =
        store.list(organization, Page.Cursor.parse(cursor), size).stream()
            .map(run -> view(run))
            .toList();
    return Page.of(runs, size, run -> new Page.Cursor(run.beganAt(), run.id()));
  }

  @POST
  @Access(Action.ACT_ON_SYNC)
  @Transactional
  @Operation(summary = "Compares portal and CRM; while one comparison runs, there is no second")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = AuditBegun.class)))
  public Response begin(@HeaderParam("Idempotency-Key") String key) {
    var begun =
        idempotency.once(
            me.principal(),
            "audits",
            key,
            new Nothing(),
            AuditBegun.class,
            () -> new AuditBegun(consistency.begin(organization(), me.actor())));
    return Response.accepted(begun)
        .location(URI.create(settings.publicUrl() + "/api/v1/admin/sync/audits/" + begun.id()))
        .build();
  }

  @GET
  @Path("{id}")
  @Access(Action.SEE_SYNC)
  @Transactional
  @Operation(summary = "How far a comparison is and what it found")
  public AuditView one(@PathParam("id") UUID id) {
    return view(run(id));
  }

  @GET
  @Path("{id}/certificate")
  @Access(Action.SEE_SYNC)
  @Transactional
  @Operation(summary = "What a finished comparison states, and the same signed with our keys (JWS)")
  public SignedCertificate certificate(@PathParam("id") UUID id) {
    var run = run(id);
    if (run.finishedAt() == null)
      throw new Problem(
          ProblemKind.ILLEGAL_TRANSITION,
          "The comparison is not finished; there is a certificate when it is.");
    var organization = organizations.one(organization());
    var certificate =
        Certificate.of(organization.zgid(), run, store.parts(organization(), run.id()));
    var jws = statements.signed("consistency+json", Wire.json().toJson(certificate));
    return new SignedCertificate(certificate, jws);
  }

  private AuditStore.Run run(UUID id) {
    return store
        .one(organization(), id)
        .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
  }

  private UUID organization() {
    return me.scope().organization();
  }

  private AuditView view(AuditStore.Run run) {
    var tally = run.tally();
    var progress = drifts.progress(organization(), run.id());
    return new AuditView(
        run.id(),
        AuditReason.valueOf(run.reason().name()),
        run.askedBy(),
        AuditState.valueOf(run.state().name()),
        run.waitsFor(),
        run.beganAt(),
        run.finishedAt(),
        run.pagesDone(),
        run.pagesOpen(),
        tally.records(),
        tally.cells(),
        tally.different(),
        tally.drifted(),
        tally.missing(),
        tally.orphans(),
        tally.settling(),
        tally.ledgerFaults(),
        tally.consistency(),
        Wilson.lower(tally.cells(), tally.different()),
        run.finishedAt() != null && tally.settling() == 0,
        run.credits(),
        new DriftProgress(
            progress.open(), progress.decided(), progress.settled(), progress.refused()));
  }

  /** A request that says nothing but that it is made. */
  record Nothing() {}

  /** Why a comparison was begun. */
  @Schema(name = "AuditReason")
  @JsonbTypeSerializer(LowerCase.class)
  public enum AuditReason {
    NIGHTLY,
    ASKED
  }

  /** How far it is. */
  @Schema(name = "AuditState")
  @JsonbTypeSerializer(LowerCase.class)
  public enum AuditState {
    RUNNING,
    WAITING,
    DONE
  }

  @Schema(name = "AuditBegun")
  public record AuditBegun(@Schema(required = true) UUID id) {}

  /** What became of the differences. */
  @Schema(name = "DriftProgress")
  public record DriftProgress(
      @Schema(required = true) long open,
      @Schema(required = true) long decided,
      @Schema(required = true) long settled,
      @Schema(required = true) long refused) {}

  /**
   * A comparison; while it runs, what its finished pages say.
   *
   * @param waitsFor why it stands still; it goes on by itself
   * @param pagesOpen pages that are to be looked at once more
   * @param different cells that differ; a record only one side has differs in all of them
   * @param settling records that were on their way and are not judged
   * @param ledgerFaults cells whose value is not the one the ledger was written for
   * @param consistency the share of equal cells
   * @param wilsonLower95 what that share is at least, with 95 % certainty
   * @param census whether every record was judged, so that the share is no estimate
   */
  @Schema(name = "Audit")
  public record AuditView(
      @Schema(required = true) UUID id,
      @Schema(required = true) AuditReason reason,
      @Schema(nullable = true) String askedBy,
      @Schema(required = true) AuditState state,
      @Schema(nullable = true) String waitsFor,
      @Schema(required = true) Instant beganAt,
      @Schema(nullable = true) Instant finishedAt,
      @Schema(required = true) long pagesDone,
      @Schema(required = true) long pagesOpen,
      @Schema(required = true) long records,
      @Schema(required = true) long cells,
      @Schema(required = true) long different,
      @Schema(required = true) long drifted,
      @Schema(required = true) long missing,
      @Schema(required = true) long orphans,
      @Schema(required = true) long settling,
      @Schema(required = true) long ledgerFaults,
      @Schema(required = true) double consistency,
      @Schema(required = true) double wilsonLower95,
      @Schema(required = true) boolean census,
      @Schema(required = true) long credits,
      @Schema(required = true) DriftProgress resolutions) {}

  /**
   * @param jws the same, signed (RFC 7515 compact, ES256) with a key of {@code /api/v1/jwks}
   */
  @Schema(name = "SignedCertificate")
  public record SignedCertificate(
      @Schema(required = true) Certificate certificate, @Schema(required = true) String jws) {}
}
